// Waits until a visible window has a title that contains a word and something drawn in its upper left part, says so,
// and closes that window when told to. The title alone comes before the first frame is on the screen.
// Polls each millisecond, beside the programs that are measured; all of them are measured with it.
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int ignore(Display *display, XErrorEvent *event) {
    (void)display, (void)event;  // A window may go between two questions about it.
    return 0;
}

static int titled(Display *display, Window window, Atom name, Atom utf8, const char *word) {
    Atom type;
    int format;
    unsigned long count, rest;
    unsigned char *text = NULL;
    if (XGetWindowProperty(display, window, name, 0, 256, False, utf8, &type, &format, &count, &rest, &text) != Success) return 0;
    int found = text && strstr((char *)text, word) != NULL;
    if (text) XFree(text);
    return found;
}

static int drawn(Display *display, Window window) {
    XImage *image = XGetImage(display, window, 0, 0, 500, 80, AllPlanes, ZPixmap);
    if (!image) return 0;
    unsigned long first = XGetPixel(image, 0, 0);
    int more = 0;
    for (int y = 0; y < 80 && !more; y++)
        for (int x = 0; x < 500 && !more; x++) more = XGetPixel(image, x, y) != first;
    XDestroyImage(image);
    return more;
}

static Window find(Display *display, Atom name, Atom utf8, const char *word) {
    Window root, parent, *children = NULL, found = 0;
    unsigned int count = 0;
    if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count)) return 0;
    for (unsigned int i = 0; i < count && !found; i++) {
        XWindowAttributes attributes;
        if (XGetWindowAttributes(display, children[i], &attributes) && attributes.map_state == IsViewable &&
            titled(display, children[i], name, utf8, word) && drawn(display, children[i]))
            found = children[i];
    }
    if (children) XFree(children);
    return found;
}

int main(int argc, char **argv) {
    Display *display = XOpenDisplay(NULL);
    if (argc != 2 || !display) return 2;
    XSetErrorHandler(ignore);
    Atom name = XInternAtom(display, "_NET_WM_NAME", False), utf8 = XInternAtom(display, "UTF8_STRING", False);
    puts("ready");
    fflush(stdout);
    Window window = 0;
    for (int waited = 0; !window && waited < 30000; waited++) {
        window = find(display, name, utf8, argv[1]);
        if (!window) usleep(1000);
    }
    if (!window) return 1;
    puts("seen");
    fflush(stdout);
    getchar();
    XEvent close = {.xclient = {.type = ClientMessage,
                                .window = window,
                                .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                                .format = 32,
                                .data.l = {(long)XInternAtom(display, "WM_DELETE_WINDOW", False), CurrentTime}}};
    XSendEvent(display, window, False, NoEventMask, &close);
    XSync(display, False);
    return 0;
}
