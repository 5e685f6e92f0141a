#include "core/report/names_left.h"
#include "core/base/translate.h"
#include "core/project/doors.h"
#include "core/pseudonyms/name_finder.h"
#include "core/pseudonyms/pseudonyms.h"
#include "core/report/outline.h"
#include "core/report/references.h"
#include "core/text/text_index.h"
#include <algorithm>
#include <utility>
#include <variant>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

/// Looks through a document that has its references.
class Search {
public:
    Search(const Document& document, NameFinder finder)
        : m_document(document)
        , m_outline(outlineOf(document))
        , m_finder(std::move(finder))
    {
    }

    std::vector<NameLeft> run()
    {
        m_where = tr("The title");
        look(m_document.title);
        look(m_document.subtitle);
        m_where = tr("The authors of the report");
        m_isMeant = true;
        look(m_document.authors.join(QStringLiteral(", ")));
        m_isMeant = false;
        for (const auto& each : m_document.blocks) {
            const auto& caption = m_outline.captions[m_block];
            m_where = caption.kind.isEmpty() ? m_section : caption.name();
            look(caption.text);
            std::visit([this](const auto& kind) { block(kind); }, each);
            ++m_block;
        }
        return std::move(m_names);
    }

private:
    void block(const Heading& heading)
    {
        m_section = tr("“%1”").arg(heading.text);
        m_where = m_section;
        look(heading.text);
    }
    void block(const Paragraph& each) { look(each.text.parts); }
    void block(const BulletList& list) { lookAtAll(list.items); }
    void block(const NumberedList& list) { lookAtAll(list.items); }
    void block(const Quote& quote)
    {
        look(quote.text.parts);
        look(quote.attribution);
    }
    void block(const PageBreak&) { }
    void block(const TableOfContents&) { }
    void block(const References& list)
    {
        m_isMeant = true;
        for (const auto& entry : list.entries)
            look(entry.text.parts);
        m_isMeant = false;
    }
    void block(const Table& table)
    {
        for (const auto& row : table.rows)
            for (const auto& cell : row)
                look(cell.text.parts);
        look(table.note.parts);
    }
    void block(const Figure& figure)
    {
        look(figure.drawing.title == m_outline.captions[m_block].text ? QString() : figure.drawing.title);
        look(figure.drawing.description);
        for (const auto& mark : figure.drawing.marks) {
            if (const auto* text = std::get_if<figure::Text>(&mark))
                look(text->text);
            else if (const auto* box = std::get_if<figure::Box>(&mark))
                look(box->label);
        }
        look(figure.note.parts);
    }

    void lookAtAll(const std::vector<Prose>& items)
    {
        for (const auto& item : items)
            look(item.parts);
    }

    /// Words in different manner are one text: a name may be half in italics.
    void look(const std::vector<Inline>& parts)
    {
        QString words;
        for (const auto& part : parts) {
            const auto* link = std::get_if<Link>(&part.mark);
            if (const auto* note = std::get_if<Footnote>(&part.mark)) {
                look(note->text);
            } else if (link && link->to == Link::To::Work) {
                look(std::exchange(words, {}));
                const bool before = std::exchange(m_isMeant, true);
                look(part.text);
                m_isMeant = before;
            } else {
                words += part.text;
            }
        }
        look(words);
    }

    void look(const QString& text)
    {
        for (const auto& hit : m_finder.find(text)) {
            const TextIndex index(text);
            const auto start = index.toUtf16(hit.span.start);
            const auto end = index.toUtf16(hit.span.end);
            constexpr qsizetype around = 40;
            const auto before = text.mid(std::max<qsizetype>(0, start - around), std::min(start, around));
            m_names.push_back(
                {hit.written, m_where, (before + hit.written + text.mid(end, around)).simplified(), hit.isSure && !m_isMeant});
        }
    }

    const Document& m_document;
    const Outline m_outline;
    const NameFinder m_finder;
    std::size_t m_block = 0;
    QString m_section = tr("The beginning");
    QString m_where;
    bool m_isMeant = false; ///< the names that are looked at now are not those of participants
    std::vector<NameLeft> m_names;
};

} // namespace

std::vector<NameLeft> namesLeft(const Document& document, const std::vector<Pseudonym>& key)
{
    if (key.empty())
        return {};
    std::vector<NameToFind> names;
    for (const auto& one : key)
        names.push_back({one.original, one.replacement});
    const auto referenced = withReferences(document).document;
    return Search(referenced, NameFinder(std::move(names))).run();
}

bool NamesCheck::forbids() const
{
    return areReplaced && std::any_of(names.begin(), names.end(), [](const NameLeft& one) { return one.isSure; });
}

NamesCheck checkNames(const Read& db, const Document& document)
{
    const auto key = pseudonyms::all(db);
    const bool areReplaced = std::any_of(key.begin(), key.end(), [](const Pseudonym& one) { return one.places > 0; });
    return {namesLeft(document, key), areReplaced};
}

} // namespace counterpoint::report
