/* For tests only: in place of nsis_tauri_utils.dll, which the bundler downloads. Three functions of that plugin are
 * called by the bundler's script; each takes its words from NSIS' stack and leaves its answer there. */
#include <windows.h>

#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

typedef struct Item {
    struct Item *below;
    wchar_t text[1];
} Item;

static int room;

static wchar_t *taken(Item **stack) {
    wchar_t *text = calloc(room, sizeof(wchar_t));
    Item *top = *stack;
    if (top != NULL) {
        lstrcpynW(text, top->text, room);
        *stack = top->below;
        GlobalFree(top);
    }
    return text;
}

static void answer(Item **stack, const wchar_t *text) {
    Item *top = GlobalAlloc(GPTR, sizeof(Item) + room * sizeof(wchar_t));
    lstrcpynW(top->text, text, room);
    top->below = *stack;
    *stack = top;
}

#define FUNCTION(name) \
    __declspec(dllexport) void __cdecl name(HWND window, int size, wchar_t *variables, Item **stack, void *more)

/* -1, 0 or 1. A version that is none is older than all. */
FUNCTION(SemverCompare) {
    room = size;
    wchar_t *texts[2] = {taken(stack), taken(stack)};
    long order = 0;
    wchar_t *at[2] = {texts[0], texts[1]};
    for (int part = 0; part < 3 && order == 0; part++) {
        long number[2];
        for (int which = 0; which < 2; which++) {
            number[which] = *at[which] ? wcstol(at[which], &at[which], 10) : -1;
            if (*at[which] == L'.') at[which]++;
        }
        order = number[0] - number[1];
    }
    answer(stack, order < 0 ? L"-1" : order > 0 ? L"1" : L"0");
    free(texts[0]);
    free(texts[1]);
}

/* A text, in which each of the second is replaced by the third. */
FUNCTION(StrReplace) {
    room = size;
    wchar_t *text = taken(stack), *old = taken(stack), *new = taken(stack);
    wchar_t *made = calloc(room, sizeof(wchar_t));
    for (wchar_t *at = text; *at != 0;) {
        BOOL found = *old != 0 && wcsncmp(at, old, wcslen(old)) == 0;
        const wchar_t *part = found ? new : at;
        size_t length = found ? wcslen(new) : 1;
        if (wcslen(made) + length + 1 < (size_t)room) wcsncat(made, part, length);
        at += found ? wcslen(old) : 1;
    }
    answer(stack, made);
    free(text);
    free(old);
    free(new);
    free(made);
}

FUNCTION(RunAsUser) {
    room = size;
    wchar_t *program = taken(stack), *words = taken(stack);
    ShellExecuteW(NULL, L"open", program, words, NULL, SW_SHOWNORMAL);
    answer(stack, L"0");
    free(program);
    free(words);
}
