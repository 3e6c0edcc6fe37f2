/* In place of the app, whose start needs a web view that Wine has not. */
int WinMain(void) { return 0; }
