#pragma once
#include "core/transcript/recognition_labels.h"

namespace counterpoint::recognition {

/// A candidate that was accepted, and whose label it is.
struct Label {
    const Candidate* candidate = nullptr;
    QString speaker; ///< key of the speaker after merging; empty for a mark such as "Break:"
};

/// The labels of the form that convinces most; none where no form does.
struct Choice {
    std::optional<SpeakerForm> form;
    std::vector<Label> labels; ///< in the order of the text
};

Choice chooseLabels(const QString& text, const std::vector<Candidate>& candidates, const RecognitionOptions& options);

} // namespace counterpoint::recognition
