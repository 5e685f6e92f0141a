#pragma once
#include "core/transcript/recognition.h"
#include "core/transcript/recognition_times.h"

namespace counterpoint::recognition {

/// A place at the start of a line that could be the label of a turn, in UTF-16 positions.
struct Candidate {
    SpeakerForm form = SpeakerForm::Colon;
    QString label; ///< as written, single spaces
    QString key;
    qsizetype start = 0; ///< of the label or the timestamp before it
    qsizetype contentStart = 0;
    qsizetype lineEnd = 0;
    bool afterBlank = false; ///< the line before is empty or there is none
    std::optional<qint64> ms;
    std::vector<std::size_t> times; ///< the timestamps that belong to the label
};

/// Every line that could begin a turn, at most one candidate for each form.
std::vector<Candidate> findCandidates(const QString& text, const std::vector<FoundTime>& times);

} // namespace counterpoint::recognition
