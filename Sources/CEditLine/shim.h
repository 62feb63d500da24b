#pragma once
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>

// el_set and history take a varying number of arguments, which Swift cannot call: each use that we make of them.

/// An editor on the terminal at standard input that writes to standard error. Ctrl-C reaches `interrupt` as a key.
/// A stretch of the prompt between bytes 1 has no width. NULL: the terminal cannot be edited on.
static inline EditLine *editline_open(
    const char *program, void *client, History *history_, char *(*prompt)(EditLine *),
    unsigned char (*complete)(EditLine *, int), unsigned char (*interrupt)(EditLine *, int))
{
    EditLine *editor = el_init(program, stdin, stderr, stderr);
    if (!editor) return NULL;
    el_set(editor, EL_CLIENTDATA, client);
    el_set(editor, EL_PROMPT_ESC, prompt, 1);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_SIGNAL, 1);
    el_set(editor, EL_HIST, history, history_);
    el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(editor, NULL); // what its user has in ~/.editrc
    el_set(editor, EL_ADDFN, "reskontra-complete", "Completes a word", complete);
    el_set(editor, EL_ADDFN, "reskontra-interrupt", "Drops the line", interrupt);
    el_set(editor, EL_SETTY, "-d", "-isig", NULL);
    el_set(editor, EL_BIND, "^I", "reskontra-complete", NULL);
    el_set(editor, EL_BIND, "^C", "reskontra-interrupt", NULL);
    return editor;
}

/// Has the terminal hand over every key from now on. Left to el_gets, a terminal on which something was typed ahead does so
/// only behind the prompt: a Ctrl-C right behind it would be the terminal's own, and drop what was typed before it.
static inline void editline_take_keys(EditLine *editor) { el_set(editor, EL_PREP_TERM, 1); }

static inline void *editline_client(EditLine *editor)
{
    void *client = NULL;
    el_get(editor, EL_CLIENTDATA, &client);
    return client;
}

/// Whether a character is one byte in the locale in force.
static inline int editline_is_narrow(void) { return MB_CUR_MAX == 1; }

/// A history of at most so many lines, where a line that repeats the one before it counts once.
static inline History *editline_history(int lines)
{
    History *opened = history_init();
    if (!opened) return NULL;
    HistEvent event;
    history(opened, &event, H_SETSIZE, lines);
    history(opened, &event, H_SETUNIQUE, 1);
    return opened;
}

static inline void editline_remember(History *lines, const char *line)
{
    HistEvent event;
    history(lines, &event, H_ENTER, line);
}
