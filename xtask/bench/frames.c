// Loaded into each program that is measured (LD_PRELOAD), so that none has code for it: when its page is loaded, adds
// the script ODC_BENCH_SCRIPT in a world of its own.
//
// The script sends `seen` what it measured, which is printed as a line, and `point` or `press` a place in the page, where
// the pointer is moved or pressed by XTEST; a press prints when it was, as a line of JSON. Times are milliseconds since
// 1970.
#define _GNU_SOURCE
#include <X11/extensions/XTest.h>
#include <dlfcn.h>
#include <gdk/gdkx.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <webkit2/webkit2.h>

static const char WORLD[] = "odc-bench";

static char *text_of(WebKitJavascriptResult *result) {
    return jsc_value_to_string(webkit_javascript_result_get_js_value(result));
}

static void seen(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer view) {
    (void)manager, (void)view;
    char *text = text_of(result);
    puts(text);
    fflush(stdout);
    g_free(text);
}

// Answers false for a text that is no place.
static int move(WebKitJavascriptResult *result, GtkWidget *view) {
    int x, y, left, top;
    char *text = text_of(result);
    int is_place = sscanf(text, "%d %d", &x, &y) == 2;
    g_free(text);
    if (!is_place) return 0;
    gdk_window_get_origin(gtk_widget_get_window(view), &left, &top);
    XTestFakeMotionEvent(gdk_x11_get_default_xdisplay(), -1, left + x, top + y, CurrentTime);
    XFlush(gdk_x11_get_default_xdisplay());
    return 1;
}

static void point(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer view) {
    (void)manager;
    move(result, view);
}

static void press(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer view) {
    (void)manager;
    if (!move(result, view)) return;
    printf("{\"pressed\":%.3f}\n", g_get_real_time() / 1e3);
    for (int down = 1; down >= 0; down--) XTestFakeButtonEvent(gdk_x11_get_default_xdisplay(), 1, down, CurrentTime);
    XFlush(gdk_x11_get_default_xdisplay());
}

static void hear(WebKitUserContentManager *manager, const char *name, GCallback handler, WebKitWebView *view) {
    char *signal = g_strconcat("script-message-received::", name, NULL);
    g_signal_connect(manager, signal, handler, view);
    webkit_user_content_manager_register_script_message_handler_in_world(manager, name, WORLD);
    g_free(signal);
}

static void add(WebKitWebView *view) {
    static int added;
    const char *text = getenv("ODC_BENCH_SCRIPT");
    if (!text || added++) return;
    WebKitUserContentManager *manager = webkit_web_view_get_user_content_manager(view);
    hear(manager, "seen", G_CALLBACK(seen), view);
    hear(manager, "point", G_CALLBACK(point), view);
    hear(manager, "press", G_CALLBACK(press), view);
    WebKitUserScript *script = webkit_user_script_new_for_world(
        text, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, WORLD, NULL, NULL);
    webkit_user_content_manager_add_script(manager, script);
    webkit_user_script_unref(script);
}

void webkit_web_view_load_uri(WebKitWebView *view, const gchar *uri) {
    void (*next)(WebKitWebView *, const gchar *) = dlsym(RTLD_NEXT, "webkit_web_view_load_uri");
    add(view);
    next(view, uri);
}

void webkit_web_view_load_html(WebKitWebView *view, const gchar *content, const gchar *base) {
    void (*next)(WebKitWebView *, const gchar *, const gchar *) = dlsym(RTLD_NEXT, "webkit_web_view_load_html");
    add(view);
    next(view, content, base);
}

// Gives the user a full name: without one the app asks for it in a system dialog.
int getpwuid_r(uid_t user, struct passwd *entry, char *buffer, size_t size, struct passwd **found) {
    int (*next)(uid_t, struct passwd *, char *, size_t, struct passwd **) = dlsym(RTLD_NEXT, "getpwuid_r");
    int said = next(user, entry, buffer, size, found);
    if (said == 0 && *found) entry->pw_gecos = "Ada Example";
    return said;
}

// The processes that it starts are measured as they are.
__attribute__((constructor)) static void alone(void) { unsetenv("LD_PRELOAD"); }
