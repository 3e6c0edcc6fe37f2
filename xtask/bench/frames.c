// Loaded into each program that is measured (LD_PRELOAD), so that none has code for it: when its page is loaded, adds a
// script in a world of its own that waits until the first screen can be used, then for two frames, and prints what the
// page's clock said.
//
// ODC_BENCH_WAIT is a JavaScript expression that is true once the first screen can be used. The process prints one line
// of JSON; times are milliseconds since 1970.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <webkit2/webkit2.h>

static const char WORLD[] = "odc-bench";

static const char SCRIPT[] =
    "(() => {"
    "  const now = () => performance.timeOrigin + performance.now();"
    "  const seen = { navigation: performance.timeOrigin, script: now() };"
    "  const frames = () => {"
    "    seen.usable = now();"
    "    requestAnimationFrame(() => {"
    "      seen.frame1 = now();"
    "      requestAnimationFrame(() => {"
    "        seen.frame2 = now();"
    "        for (const mark of performance.getEntriesByType('mark')) seen[mark.name] = performance.timeOrigin + mark.startTime;"
    "        seen.requests = performance.getEntriesByType('resource').length;"
    "        webkit.messageHandlers.seen.postMessage(JSON.stringify(seen));"
    "      });"
    "    });"
    "  };"
    "  let waits = true;"
    "  const look = () => { if (waits && (%s)) { waits = false; frames(); } };"
    "  new PerformanceObserver(look).observe({ entryTypes: ['mark'] });"
    "  new MutationObserver(look).observe(document, { childList: true, subtree: true });"
    "  document.addEventListener('DOMContentLoaded', look);"
    "})();";

static void said(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data) {
    (void)manager, (void)data;
    char *text = jsc_value_to_string(webkit_javascript_result_get_js_value(result));
    puts(text);
    fflush(stdout);
    g_free(text);
}

static void add(WebKitWebView *view) {
    static int added;
    const char *wait = getenv("ODC_BENCH_WAIT");
    if (!wait || added++) return;
    WebKitUserContentManager *manager = webkit_web_view_get_user_content_manager(view);
    g_signal_connect(manager, "script-message-received::seen", G_CALLBACK(said), NULL);
    webkit_user_content_manager_register_script_message_handler_in_world(manager, "seen", WORLD);
    char *text = g_strdup_printf(SCRIPT, wait);
    WebKitUserScript *script = webkit_user_script_new_for_world(
        text, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, WORLD, NULL, NULL);
    webkit_user_content_manager_add_script(manager, script);
    webkit_user_script_unref(script);
    g_free(text);
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

// The processes that it starts are measured as they are.
__attribute__((constructor)) static void alone(void) { unsetenv("LD_PRELOAD"); }
