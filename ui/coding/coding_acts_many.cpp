#include "core/coding/codebook_file.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/coding_acts.h"

/// The part of CodingActs that does something to many codings or codes at once, each as one step.
namespace counterpoint::ui {

void CodingActs::mergeOverlapping(CodeId code, const QString& codeName, SourceId source, CoderId coder)
{
    const auto gone = m_session.project().perform(tr("Merge overlapping codings “%1”").arg(codeName), [&](Edit& db) -> Result<int> {
        return codings::mergeOverlapping(db, code, source, coder);
    });
    if (!m_session.notices().accept(gone))
        return;
    if (*gone == 0)
        m_session.notices().say(tr("No codings “%1” by the same coder overlap here.").arg(codeName));
    else
        m_session.notices().done(tr("Merged overlapping codings “%1”: %n fewer.", nullptr, *gone).arg(codeName));
}

bool CodingActs::recode(const std::vector<CodingId>& codings, const CodeChoice& choice)
{
    CodeId code;
    const auto name = nameOf(choice);
    const int count = int(codings.size());
    const auto recoded =
        m_session.project().perform(tr("Code %n passage(s) anew as “%1”", nullptr, count).arg(name), [&](Edit& db) -> Result<> {
            const auto resolved = resolve(db, choice);
            if (!resolved)
                return fail(resolved);
            code = *resolved;
            for (const auto id : codings)
                codings::setCode(db, id, code);
            return {};
        });
    if (!done(recoded, tr("Coded %n passage(s) anew as “%1”.", nullptr, count).arg(name)))
        return false;
    used(code, m_session.coder());
    return true;
}

void CodingActs::remove(const std::vector<CodingId>& codings)
{
    const int count = int(codings.size());
    const auto removed = m_session.project().perform(tr("Remove %n coding(s)", nullptr, count), [&](Edit& db) {
        for (const auto id : codings)
            codings::remove(db, id);
    });
    done(removed, tr("Removed %n coding(s).", nullptr, count));
}

void CodingActs::merge(const std::vector<Code>& from, const CodeChoice& into)
{
    const auto name = nameOf(into);
    const auto label = from.size() == 1 ? tr("Merge code “%1” into “%2”").arg(from.front().name, name)
                                        : tr("Merge %n code(s) into “%1”", nullptr, int(from.size())).arg(name);
    const auto merged = m_session.project().perform(label, [&](Edit& db) -> Result<> {
        const auto target = resolve(db, into);
        if (!target)
            return fail(target);
        // One of them may be gone with another that it stood below.
        for (const auto& code : from)
            if (code.id != *target && codebook::byId(db, code.id))
                if (const auto one = codebook::merge(db, code.id, *target); !one)
                    return one;
        return {};
    });
    done(merged,
         from.size() == 1 ? tr("Merged code “%1” into “%2”.").arg(from.front().name, name)
                          : tr("Merged %n code(s) into “%1”.", nullptr, int(from.size())).arg(name));
}

void CodingActs::remove(const std::vector<Code>& codes, int withBelow)
{
    if (codes.size() == 1)
        return remove(codes.front(), withBelow);
    const int count = int(codes.size());
    const bool isBlind = seenCoder(m_session).isValid();
    const auto removed = m_session.project().perform(tr("Delete %n code(s)", nullptr, count), [&](Edit& db) {
        for (const auto& code : codes)
            codebook::remove(db, code.id);
    });
    done(removed,
         tr("Deleted %n code(s)", nullptr, count) + u' '
             + (isBlind ? tr("and what everybody coded with them.") : tr("and %n coding(s).", nullptr, withBelow)));
}

void CodingActs::recolour(const std::vector<Code>& codes, const QString& colour)
{
    if (codes.size() == 1)
        return recolour(codes.front(), colour);
    const auto changed = m_session.project().perform(tr("Colour of %n code(s)", nullptr, int(codes.size())), [&](Edit& db) -> Result<> {
        for (auto code : codes) {
            code.colour = colour;
            if (const auto one = codebook::update(db, code); !one)
                return one;
        }
        return {};
    });
    done(changed, {});
}

void CodingActs::move(const std::vector<Code>& codes, CodeId parent, int position)
{
    if (codes.size() == 1)
        return move(codes.front(), parent, position);
    const auto moved = m_session.project().perform(tr("Move %n code(s)", nullptr, int(codes.size())), [&](Edit& db) -> Result<> {
        // All to the end first, so that none of them counts among those that the place is counted by.
        for (const auto& code : codes)
            if (const auto one = codebook::move(db, code.id, parent); !one)
                return one;
        int at = position;
        for (const auto& code : codes)
            if (const auto one = codebook::move(db, code.id, parent, at++); !one)
                return one;
        return {};
    });
    done(moved, {});
}

void CodingActs::sort(codebook::SortBy by)
{
    const bool byName = by == codebook::SortBy::Name;
    done(m_session.project().perform(byName ? tr("Sort codes by name") : tr("Sort codes by codings"),
                                     [&, seen = seenCoder(m_session)](Edit& db) { codebook::sort(db, by, seen); }),
         byName ? tr("Sorted the codes by name. Undo brings your own order back.")
                : tr("Sorted the codes by codings. Undo brings your own order back."));
}

bool CodingActs::merge(const CodebookFile& codes, const QString& label)
{
    const auto plan = m_session.project().perform(label, [&](Edit& db) { return codebook::merge(db, codes); });
    if (!m_session.notices().accept(plan))
        return false;
    m_session.notices().done(tr("Added %n code(s),", nullptr, plan->added()) + u' ' + tr("changed %n.", nullptr, plan->changed()));
    return true;
}

} // namespace counterpoint::ui
