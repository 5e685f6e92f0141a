#pragma once
#include "core/text/text_span.h"
#include "core/transcript/reimport.h"
#include <QString>
#include <map>
#include <vector>

namespace counterpoint::merge {

/// A text, and whose words stand where in it: two people may say the same.
struct SpokenText {
    QString text;
    std::map<qsizetype, QString> voices; ///< where each begins: a speaker, or the respondent whose answer it is
    bool isAnswers = false; ///< each voice says one thing, once

    QString voiceAt(qsizetype position) const;
};

/// Where a line that theirs has anew stands in the merged text.
struct LinePlace {
    TextSpan theirs;
    qsizetype merged = 0; ///< its start
};

/// Takes the conflicts at places where both put in whole lines out of the update: all of these lines are wanted, and what both have stands once.
/// It is the same line where the same person says the same words at the same place: between lines that are the same too, where the words are
/// so few that they are said again and again. Gives what became of their lines.
class AddedLines {
public:
    AddedLines(TextUpdate& update, const SpokenText& ours, const SpokenText& theirs);
    /// Once the parts of the update are what is made of the text.
    std::vector<LinePlace> places(const TextUpdate& update) const;

private:
    struct Line {
        TextSpan span; ///< of the whole text
        QString words;
        QString voice;
    };
    struct Taken {
        TextSpan theirs;
        qsizetype ours = 0; ///< where it stands, or where it is put in
        qsizetype behind = -1; ///< code points behind the start of what is put in; -1: it stands there already
    };
    static std::vector<Line> linesOf(const SpokenText& text, TextSpan span);
    static std::vector<qsizetype> sameLines(const std::vector<Line>& ours, const std::vector<Line>& theirs, bool isAnswers);
    void join(TextUpdate& update, const UpdateConflict& conflict, const SpokenText& ours, const SpokenText& theirs);

    std::vector<Taken> m_taken;
};

} // namespace counterpoint::merge
