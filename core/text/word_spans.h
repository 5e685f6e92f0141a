#pragma once
#include "core/text/text_span.h"
#include <QStringView>
#include <string_view>
#include <utility>
#include <vector>

namespace counterpoint {

/// Where the words of a text stand, as wordCount() counts them: for who asks about many passages of one text.
class WordSpans {
public:
    WordSpans() = default;
    explicit WordSpans(QStringView text);
    explicit WordSpans(std::string_view utf8);
    qsizetype count() const { return qsizetype(m_words.size()); }
    /// The words that stand in `span`, wholly or in part: places from the first up to, without, the last.
    std::pair<qsizetype, qsizetype> within(TextSpan span) const;
    qsizetype countIn(TextSpan span) const
    {
        const auto [first, last] = within(span);
        return last - first;
    }

    /// Leaves out the words that begin in one of `spans`, which ascend.
    void leaveOut(const std::vector<TextSpan>& spans);

private:
    std::vector<TextSpan> m_words; ///< ascending
};

} // namespace counterpoint
