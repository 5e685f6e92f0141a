#pragma once
#include <QString>
#include <vector>

namespace counterpoint::ui {

/// A part of a text, in UTF-16 positions, and what stands there in another text.
struct TextDifference {
    int from = 0;
    int to = 0;
    QString text;
};

/// What has to be replaced in `before` to have `after`, in order: one part from the first difference to the last, or, where both have the
/// same lines between, the part of each line that differs. No part begins or ends inside a surrogate pair.
std::vector<TextDifference> differences(const QString& before, const QString& after);

} // namespace counterpoint::ui
