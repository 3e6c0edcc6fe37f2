// The least that shows a page: a GTK window with WebKitGTK. Its title is the page's, set after the second frame.
#include <webkit2/webkit2.h>

static const char PAGE[] =
    "<!doctype html><title>page</title><p>Hello"
    "<script>requestAnimationFrame(() => requestAnimationFrame(() => { document.title = 'first screen' }))</script>";

static void retitle(GObject *view, GParamSpec *property, gpointer window) {
    (void)property;
    const char *title = webkit_web_view_get_title(WEBKIT_WEB_VIEW(view));
    if (title) gtk_window_set_title(GTK_WINDOW(window), title);
}

int main(int argc, char **argv) {
    gtk_init(&argc, &argv);
    GtkWidget *window = gtk_window_new(GTK_WINDOW_TOPLEVEL);
    gtk_window_set_default_size(GTK_WINDOW(window), 960, 680);
    GtkWidget *view = webkit_web_view_new();
    gtk_container_add(GTK_CONTAINER(window), view);
    g_signal_connect(view, "notify::title", G_CALLBACK(retitle), window);
    g_signal_connect(window, "destroy", G_CALLBACK(gtk_main_quit), NULL);
    webkit_web_view_load_html(WEBKIT_WEB_VIEW(view), PAGE, NULL);
    gtk_widget_show_all(window);
    gtk_main();
    return 0;
}
