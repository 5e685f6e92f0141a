#pragma once
#include "ui/support/palette.h"
#include <QByteArray>
#include <QFont>
#include <QStringList>

/// What the program keeps about its user between runs. Nothing about a study's content is kept here but its path.
namespace counterpoint::ui::settings {

/// Newest first, at most ten; files that are gone are left out.
QStringList recentStudies();
void rememberStudy(const QString& path);
void forgetStudy(const QString& path);

/// Sizes and widths by name of the window or workspace.
QByteArray layout(const QString& name);
void setLayout(const QString& name, const QByteArray& layout);

Theme theme();
void setTheme(Theme theme);

/// Size of all text in the window in per cent, 75 to 200.
int textSize();
void setTextSize(int percent);

/// Font of texts that are read and coded.
QFont readingFont();
void setReadingFont(const QFont& font);

/// The pattern for the labels of speakers that was used last.
struct LastPattern {
    QString text;
    bool isExpression = false;
};
LastPattern speakerPattern();
void setSpeakerPattern(const LastPattern& pattern);

/// Whether counts, passages and hits leave out what interviewers and moderators say.
bool participantsOnly();
void setParticipantsOnly(bool only);

/// The name that goes beside what the user codes; at first the one the system knows.
QString coderName();
void setCoderName(const QString& name);

} // namespace counterpoint::ui::settings
