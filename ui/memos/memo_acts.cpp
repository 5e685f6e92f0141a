#include "ui/memos/memo_acts.h"
#include "core/coding/coders.h"
#include "core/coding/memo_overview.h"
#include "core/project/project.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"

namespace counterpoint::ui {

MemoActs::MemoActs(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
}

std::optional<MemoId> MemoActs::write(const Memo& memo)
{
    const auto heading = memos::heading(memo);
    const auto label = memo.id.isValid() ? tr("Change memo “%1”").arg(heading) : tr("Write memo “%1”").arg(heading);
    CoderId coder;
    const auto written = m_session.project().perform(label, [&](Edit& db) -> Result<MemoId> {
        if (memo.id.isValid()) {
            memos::update(db, memo);
            return memo.id;
        }
        const auto worker = coders::ensure(db, m_session.coderName());
        if (!worker)
            return fail(worker);
        coder = *worker;
        auto fresh = memo;
        fresh.coder = coder;
        return memos::add(db, fresh);
    });
    if (!m_session.notices().accept(written))
        return std::nullopt;
    if (coder.isValid() && m_session.coder() != coder)
        m_session.setCoder(coder, m_session.coderName());
    return *written;
}

void MemoActs::remove(const Memo& memo, const QString& heading)
{
    const auto removed = m_session.project().perform(tr("Delete memo “%1”").arg(heading), [&](Edit& db) { memos::remove(db, memo.id); });
    if (m_session.notices().accept(removed))
        m_session.notices().done(tr("Deleted the memo “%1”.").arg(heading));
}

void MemoActs::link(MemoId memo, const QString& heading, const MemoTarget& target)
{
    m_session.notices().accept(
        m_session.project().perform(tr("Link from memo “%1”").arg(heading), [&](Edit& db) { return memos::addLink(db, memo, target); }));
}

void MemoActs::unlink(MemoId memo, const QString& heading, int position)
{
    m_session.notices().accept(m_session.project().perform(tr("Remove a link from memo “%1”").arg(heading),
                                                           [&](Edit& db) { memos::removeLink(db, memo, position); }));
}

} // namespace counterpoint::ui
