#pragma once
#include "core/report/document.h"
#include "core/report/docx_dress.h"
#include "core/report/markup.h"
#include <vector>

namespace counterpoint::report::docx {

/// Writes running text as Word's runs: words in their manner, marks of footnotes, links, fields.
class Runs {
public:
    Runs(Markup& part, const Dress& dress)
        : m_part(part)
        , m_dress(dress)
    {
    }

    void write(const Prose& words);
    void write(const Inline& part);
    void fieldMark(const char* kind); ///< 'begin', 'separate', 'end'
    /// A place that links find; `id` is its own in the document.
    void bookmark(std::size_t id, const QString& name, const Markup::Content& content);
    /// The footnotes whose marks were written, in their order.
    const std::vector<Footnote>& notes() const { return m_notes; }

private:
    void words(const Inline& part, const char* style = nullptr);
    void properties(const Inline& part, const char* style);
    void text(const QString& text);
    void noteMark(const Footnote& note);
    void link(const Link& link, const Inline& part);

    Markup& m_part;
    const Dress& m_dress;
    std::vector<Footnote> m_notes;
};

/// word/footnotes.xml
QByteArray footnotes(const std::vector<Footnote>& notes, const Dress& dress);

} // namespace counterpoint::report::docx
