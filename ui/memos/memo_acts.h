#pragma once
#include "core/coding/memo_links.h"
#include <QObject>
#include <optional>

namespace counterpoint::ui {

class Session;

/// The steps of writing memos: each one undoable step with a name the user understands; a failure is said in the notice bar.
class MemoActs : public QObject {
    Q_OBJECT
public:
    explicit MemoActs(Session& session, QObject* parent = nullptr);
    /// Writes a new memo (one without an id), or title and body of one that is there.
    std::optional<MemoId> write(const Memo& memo);
    void remove(const Memo& memo, const QString& heading);
    void link(MemoId memo, const QString& heading, const MemoTarget& target);
    void unlink(MemoId memo, const QString& heading, int position);

private:
    Session& m_session;
};

} // namespace counterpoint::ui
