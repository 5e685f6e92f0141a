#include "core/report/references.h"
#include "core/base/translate.h"
#include "core/report/bibliography.h"
#include "core/report/outline.h"
#include <algorithm>
#include <utility>
#include <variant>

namespace counterpoint::report {

namespace {

QString tr(const char* text) { return translate("Report", text); }

template <class... Kinds>
struct Overloaded : Kinds... {
    using Kinds::operator()...;
};
template <class... Kinds>
Overloaded(Kinds...) -> Overloaded<Kinds...>;

/// Calls `act` for all running text of the block, in the order it is read.
template <class Act>
void forEachProse(Block& block, const Act& act)
{
    const auto each = [&](std::vector<Prose>& items) { std::for_each(items.begin(), items.end(), act); };
    std::visit(Overloaded{[&](Paragraph& one) { act(one.text); }, [&](BulletList& list) { each(list.items); },
                          [&](NumberedList& list) { each(list.items); },
                          [&](Table& table) {
                              for (auto& row : table.rows)
                                  for (auto& cell : row)
                                      act(cell.text);
                              act(table.note);
                          },
                          [&](Figure& figure) { act(figure.note); }, [&](Quote& quote) { act(quote.text); }, [](auto&) {}},
               block);
}

template <class Act>
void forEachInline(const std::vector<Inline>& parts, const Act& act)
{
    for (const auto& part : parts) {
        act(part);
        if (const auto* note = std::get_if<Footnote>(&part.mark))
            forEachInline(note->text, act);
    }
}

QString folded(const QString& name)
{
    auto plain = name.simplified().toCaseFolded();
    while (plain.endsWith(u'.'))
        plain.chop(1);
    return plain;
}

/// Where links lead that speak of a thing by its name.
struct Target {
    CrossReference::Kind kind;
    QString folded; ///< its caption or heading
    QString shown; ///< 'Table 3'
    QString anchor;
};

class Referencing {
public:
    explicit Referencing(Document document)
        : m_document(std::move(document))
    {
        gatherWorks();
        makeRoomForList();
        gatherTargets();
    }

    ReferencedDocument done() &&
    {
        for (auto& block : m_document.blocks) {
            if (const auto* heading = std::get_if<Heading>(&block))
                m_section = heading->text;
            else if (auto* list = std::get_if<References>(&block); list && list->entries.empty())
                fill(block);
            else
                forEachProse(block, [this](Prose& prose) { settle(prose.parts); });
        }
        return {std::move(m_document), std::move(m_problems)};
    }

private:
    void gatherWorks()
    {
        std::vector<Publication> cited;
        const auto note = [&](const QString& key) {
            const auto* work = workCalled(key);
            if (work && std::none_of(cited.begin(), cited.end(), [&](const Publication& one) { return one.key == work->key; }))
                cited.push_back(*work);
        };
        for (auto& block : m_document.blocks)
            forEachProse(block, [&](Prose& prose) {
                forEachInline(prose.parts, [&](const Inline& part) {
                    if (const auto* citation = std::get_if<Citation>(&part.mark))
                        for (const auto& work : citation->works)
                            note(work.key);
                });
            });
        m_works = listed(cited);
    }

    /// The one of exactly this key, else the one that differs only in capitals.
    const Publication* workCalled(const QString& key) const
    {
        const Publication* similar = nullptr;
        for (const auto& work : m_document.literature) {
            if (work.key == key)
                return &work;
            if (work.key.compare(key, Qt::CaseInsensitive) == 0)
                similar = &work;
        }
        return similar;
    }

    void makeRoomForList()
    {
        const auto& blocks = m_document.blocks;
        const bool has =
            std::any_of(blocks.begin(), blocks.end(), [](const Block& one) { return std::holds_alternative<References>(one); });
        if (!has && !m_works.empty())
            m_document.add(Heading{1, tr("References")}).add(References{});
    }

    void gatherTargets()
    {
        using Kind = CrossReference::Kind;
        const auto outline = outlineOf(m_document);
        for (std::size_t block = 0; block < outline.captions.size(); ++block)
            if (const auto& caption = outline.captions[block]; !caption.kind.isEmpty())
                m_targets.push_back({std::holds_alternative<Table>(m_document.blocks[block]) ? Kind::Table : Kind::Figure,
                                     folded(caption.text), caption.name(), caption.anchor});
        for (const auto& heading : outline.headings)
            m_targets.push_back({Kind::Section, folded(heading.text), heading.text, anchorOf(heading.block)});
    }

    void fill(Block& block)
    {
        if (m_works.empty()) {
            block = Paragraph{italic(tr("No works are cited."))};
            return;
        }
        References list;
        for (std::size_t place = 0; place < m_works.size(); ++place)
            list.entries.push_back({anchorOfWork(place), m_works[place].entry});
        block = std::move(list);
    }

    static QString anchorOfWork(std::size_t place) { return QStringLiteral("reference_%1").arg(place + 1); }

    void settle(std::vector<Inline>& parts)
    {
        std::vector<Inline> settled;
        settled.reserve(parts.size());
        for (auto& part : parts) {
            if (auto* note = std::get_if<Footnote>(&part.mark)) {
                note->number = ++m_footnotes;
                part.text = QString::number(note->number);
                part.superscript = true;
                settle(note->text);
                settled.push_back(std::move(part));
            } else if (const auto* citation = std::get_if<Citation>(&part.mark)) {
                cite(*citation, part, settled);
            } else if (const auto* reference = std::get_if<CrossReference>(&part.mark)) {
                refer(*reference, part, settled);
            } else {
                settled.push_back(std::move(part));
            }
        }
        parts = std::move(settled);
    }

    /// A stretch in the manner of `like`.
    static Inline words(const Inline& like, QString text, decltype(Inline::mark) mark = {})
    {
        Inline part{std::move(text), like.bold, like.italic, like.superscript};
        part.mark = std::move(mark);
        return part;
    }

    /// '(see Reed & Okafor, 2020a, p. 12; Smith, n.d.)'
    void cite(const Citation& citation, const Inline& like, std::vector<Inline>& out)
    {
        out.push_back(words(like, QStringLiteral("(")));
        bool isFirst = true;
        for (const auto& work : citation.works) {
            const auto before = (std::exchange(isFirst, false) ? QString() : QStringLiteral("; "))
                + (work.prefix.isEmpty() ? QString() : work.prefix + u' ');
            if (!before.isEmpty())
                out.push_back(words(like, before));
            citeOne(work, like, out);
            if (!work.locator.isEmpty())
                out.push_back(words(like, QStringLiteral(", ") + work.locator));
        }
        out.push_back(words(like, QStringLiteral(")")));
    }

    void citeOne(const Citation::Work& cited, const Inline& like, std::vector<Inline>& out)
    {
        const auto* work = workCalled(cited.key);
        const auto listed =
            std::find_if(m_works.begin(), m_works.end(), [&](const ListedWork& one) { return work && one.work.key == work->key; });
        if (listed == m_works.end()) {
            out.push_back(words(like, tr("[no work called “%1”]").arg(cited.key)));
            problem(tr("“%1” is cited, but no work in the literature has that key.").arg(cited.key));
            return;
        }
        const auto shown = cited.isYearOnly ? listed->year : listed->authors + QStringLiteral(", ") + listed->year;
        out.push_back(words(like, shown, Link{Link::To::Work, anchorOfWork(std::size_t(listed - m_works.begin()))}));
    }

    void refer(const CrossReference& reference, const Inline& like, std::vector<Inline>& out)
    {
        const auto* target = targetOf(reference);
        if (!target) {
            const auto missing = nothingCalled(reference);
            out.push_back(words(like, u'[' + missing + u']'));
            problem(tr("The text speaks of a table, figure or section that is not there: %1.").arg(missing));
            return;
        }
        const bool isSection = reference.kind == CrossReference::Kind::Section;
        if (isSection)
            out.push_back(words(like, QStringLiteral("“")));
        out.push_back(words(like, target->shown, Link{isSection ? Link::To::Heading : Link::To::Caption, target->anchor}));
        if (isSection)
            out.push_back(words(like, QStringLiteral("”")));
    }

    /// The first one of that name, else the only one whose name begins so.
    const Target* targetOf(const CrossReference& reference) const
    {
        const auto wanted = folded(reference.name);
        const Target* beginning = nullptr;
        int alike = 0;
        for (const auto& one : m_targets) {
            if (one.kind != reference.kind || !one.folded.startsWith(wanted))
                continue;
            if (one.folded == wanted)
                return &one;
            beginning = &one;
            ++alike;
        }
        return alike == 1 && !wanted.isEmpty() ? beginning : nullptr;
    }

    static QString nothingCalled(const CrossReference& reference)
    {
        using Kind = CrossReference::Kind;
        return (reference.kind == Kind::Table        ? tr("no table called “%1”")
                    : reference.kind == Kind::Figure ? tr("no figure called “%1”")
                                                     : tr("no section called “%1”"))
            .arg(reference.name);
    }

    void problem(const QString& sentence)
    {
        const auto located = m_section.isEmpty() ? sentence : tr("In “%1”: %2").arg(m_section, sentence);
        if (!m_problems.contains(located))
            m_problems << located;
    }

    Document m_document;
    std::vector<ListedWork> m_works;
    std::vector<Target> m_targets;
    int m_footnotes = 0;
    QString m_section; ///< whose text is being settled
    QStringList m_problems;
};

} // namespace

ReferencedDocument withReferences(Document document) { return Referencing(std::move(document)).done(); }

} // namespace counterpoint::report
