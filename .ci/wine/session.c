/* A session in a console, which has no other way in than its keyboard: opens a list, searches with a letter that AltGr types,
 * edits the list, changes the size, writes a picture of the screen, quits, and says whether the console's modes are as before.
 *
 * session.exe MILEPOST PICTURE RESULT, where MILEPOST is a command and RESULT gets one line: "ok" or what went wrong.
 * session.exe edit LIST is the editor: it adds a line to the list, if the console edits lines for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

enum { PATIENCE = 60000, BETWEEN = 50, WIDTH = 70, HEIGHT = 20 };

static HANDLE input, output;
static const char *result;

static void end(const char *words)
{
    FILE *file = fopen(result, "w");
    if (file) {
        fprintf(file, "%s\n", words);
        fclose(file);
    }
    exit(words[0] == 'o' && words[1] == 'k' ? 0 : 1);
}

static void event(WCHAR letter, WORD key, DWORD state, BOOL down)
{
    INPUT_RECORD record = {.EventType = KEY_EVENT};
    DWORD written;
    record.Event.KeyEvent.bKeyDown = down;
    record.Event.KeyEvent.wRepeatCount = 1;
    record.Event.KeyEvent.wVirtualKeyCode = key;
    record.Event.KeyEvent.uChar.UnicodeChar = letter;
    record.Event.KeyEvent.dwControlKeyState = state;
    if (!WriteConsoleInputW(input, &record, 1, &written))
        end("keys cannot be typed");
}

static void press(WCHAR letter, WORD key, DWORD state)
{
    event(letter, key, state, TRUE);
    event(letter, key, state, FALSE);
}

static void type(const char *letters)
{
    for (; *letters; letters++)
        press((unsigned char)*letters, LOBYTE(VkKeyScanA(*letters)), 0);
}

/* Waits until the output's mode has, or has not, the bit of escape sequences. */
static int waited_for_sequences(BOOL wanted)
{
    for (int time = 0; time < PATIENCE; time += BETWEEN) {
        DWORD mode;
        if (GetConsoleMode(output, &mode) && !(mode & 4) == !wanted)
            return 1;
        Sleep(BETWEEN);
    }
    return 0;
}

/* Tells the session that the editor ran. */
#define EDITED "edited"

static int edit(const char *list)
{
    DWORD mode;
    FILE *file, *edited;
    if (!GetConsoleMode(input, &mode) || !(mode & ENABLE_LINE_INPUT))
        return 3;
    if (!(file = fopen(list, "a")))
        return 4;
    fprintf(file, "2,Tunisia again by the editor\n");
    if (fclose(file) || !(edited = fopen(EDITED, "w")))
        return 5;
    return fclose(edited);
}

static int waited_for_editor(void)
{
    for (int time = 0; time < PATIENCE; time += BETWEEN) {
        DWORD mode;
        if (GetFileAttributesA(EDITED) != INVALID_FILE_ATTRIBUTES && GetConsoleMode(input, &mode) &&
            !(mode & ENABLE_LINE_INPUT))
            return 1;
        Sleep(BETWEEN);
    }
    return 0;
}

int main(int count, char **words)
{
    DWORD before[2], during, after[2], status;
    PROCESS_INFORMATION process;
    STARTUPINFOA start = {.cb = sizeof start};
    input = CreateFileA("CONIN$", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, 0, NULL);
    if (count == 3 && !strcmp(words[1], "edit"))
        return edit(words[2]);
    if (count != 4)
        return 2;
    result = words[3];
    output = CreateFileA("CONOUT$", GENERIC_READ | GENERIC_WRITE, 3, NULL, OPEN_EXISTING, 0, NULL);
    if (!GetConsoleMode(input, &before[0]) || !GetConsoleMode(output, &before[1]))
        end("there is no console");
    if (!CreateProcessA(NULL, words[1], NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        end("milepost does not start");
    if (!waited_for_sequences(TRUE))
        end("the screens do not open");
    if (!GetConsoleMode(input, &during) || during & (ENABLE_LINE_INPUT | ENABLE_ECHO_INPUT | ENABLE_PROCESSED_INPUT))
        end("the console still edits lines");
    /* The welcome goes; a letter of AltGr is a letter, which is taken back; then the search is confirmed. */
    press(VK_ESCAPE, VK_ESCAPE, 0);
    type("/");
    press('@', 'Q', RIGHT_ALT_PRESSED | LEFT_CTRL_PRESSED);
    press(VK_BACK, VK_BACK, 0);
    type("tunisia");
    press(VK_RETURN, VK_RETURN, 0);
    /* In the list of what was found an action is chosen, which is where the editor opens. */
    type("E");
    if (!waited_for_editor())
        end("the editor does not run, or the console is not taken back");
    SMALL_RECT window = {0, 0, WIDTH - 1, HEIGHT - 1};
    COORD size = {WIDTH, HEIGHT};
    if (!SetConsoleWindowInfo(output, TRUE, &window) || !SetConsoleScreenBufferSize(output, size))
        end("the console keeps its size");
    type("e");
    press('U' - '@', 'U', LEFT_CTRL_PRESSED);
    type(words[2]);
    press(VK_RETURN, VK_RETURN, 0);
    type("q");
    if (WaitForSingleObject(process.hProcess, PATIENCE) != WAIT_OBJECT_0) {
        TerminateProcess(process.hProcess, 1);
        end("it does not quit");
    }
    if (!GetExitCodeProcess(process.hProcess, &status) || status != 0)
        end("it quits with an error");
    if (!GetConsoleMode(input, &after[0]) || !GetConsoleMode(output, &after[1]) || before[0] != after[0] ||
        before[1] != after[1])
        end("the console's modes are not as before");
    end("ok");
}
