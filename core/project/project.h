#pragma once
#include "core/base/result.h"
#include "core/project/changes.h"
#include "core/project/doors.h"
#include "core/project/lock.h"
#include "core/sqlite/recorder.h"
#include <QObject>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

namespace counterpoint {

namespace sqlite {
class Database;
class Failure;
class Transaction;
} // namespace sqlite

/// How a study is opened.
enum class Access {
    Write, ///< takes the lock; fails with Conflict when another window or program holds it
    TakeOver, ///< as Write, after removing a lock that the user says is stale
    Read ///< takes no lock and never changes the file
};

/// One line of the study's record: a step, who took it, when.
struct HistoryStep {
    enum class State { Done, Undone, Superseded };
    StepId id;
    QString label;
    QString coder;
    QString at; ///< UTC, ISO 8601
    State state = State::Done;
    int rows = 0; ///< rows that it changed
    bool isFinal = false; ///< a redaction has emptied it: it can be neither taken back nor repeated
};

namespace detail {
template <class T>
struct AsResult {
    using type = Result<T>;
};
template <class T>
struct AsResult<Result<T>> {
    using type = Result<T>;
};
template <class F, class Permission>
using ResultOf = typename AsResult<std::invoke_result_t<F, Permission>>::type;
} // namespace detail

/// The open study: one SQLite file, always saved; its record of steps; and the one signal that views listen to.
class Project : public QObject {
    Q_OBJECT
public:
    /// Makes a new study. Fails with Conflict when the file is there already: nothing is ever overwritten.
    static Result<std::unique_ptr<Project>> create(const QString& path, const QString& title);
    /// Opens a study and brings it to this program's schema, after a backup. Fails with Io (missing, unreadable),
    /// Format (no study, damaged, from a newer program) or Conflict (locked).
    static Result<std::unique_ptr<Project>> open(const QString& path, Access access = Access::Write);
    /// A study without a file, for tests and previews.
    static Result<std::unique_ptr<Project>> inMemory(const QString& title);
    ~Project() override;

    QString path() const { return m_path; }
    bool isReadOnly() const { return m_readOnly; }
    /// Name written beside each step of the record.
    void setCoderName(const QString& name) { m_coderName = name; }
    QString coderName() const { return m_coderName; }

    /// Runs `query(const Read&)`; a failure of the database comes back as Error.
    template <class F>
    auto read(F&& query) const -> detail::ResultOf<F, const Read&>
    {
        using Out = std::invoke_result_t<F, const Read&>;
        detail::ResultOf<F, const Read&> out;
        const auto done = runRead([&](const Read& db) -> Result<> {
            if constexpr (std::is_void_v<Out>)
                query(db);
            else
                out = query(db);
            return {};
        });
        if (!done)
            return fail(done);
        return out;
    }

    /// Runs `body(Edit&)` as one transaction, one undo step called `label` and one notice to the views.
    /// When it fails the file is as before and nothing is said. Steps do not nest: pass the Edit down instead.
    template <class F>
    auto perform(const QString& label, F&& body) -> detail::ResultOf<F, Edit&>
    {
        using Out = std::invoke_result_t<F, Edit&>;
        detail::ResultOf<F, Edit&> out;
        const auto done = runStep(label, [&](Edit& db) -> Result<> {
            if constexpr (std::is_void_v<Out>) {
                body(db);
                return {};
            } else {
                out = body(db);
                return out ? Result<>() : fail(out);
            }
        });
        if (!done)
            return fail(done);
        return out;
    }

    /// Takes back the last step, or repeats the last one taken back; gives its label. Invalid when there is none.
    Result<QString> undo() { return travel(sqlite::Direction::Backward); }
    Result<QString> redo() { return travel(sqlite::Direction::Forward); }
    std::optional<QString> undoLabel() const; ///< of the step that undo() would take back
    std::optional<QString> redoLabel() const;
    /// The record, newest first, `limit` steps of it (0: all).
    Result<std::vector<HistoryStep>> history(int limit = 0) const;

    /// Puts the study file `path`, made from this one, in its place at one stroke, and goes on with it; everything may have changed.
    /// Conflict when the study has been written to since `version` (see fileVersion) was read: then nothing was done.
    Result<> takeFile(const QString& path, std::int64_t version);
    /// Counts the writes to the file, by whomever.
    std::int64_t fileVersion() const;

    /// Says changed(everything) when another program has written to the file since the last look.
    void noticeForeignWrites();

Q_SIGNALS:
    /// After a step, undo or redo is committed. Listeners may take steps of their own.
    void changed(const counterpoint::Changes& changes);

private:
    Project(QString path, std::unique_ptr<sqlite::Database> db, std::unique_ptr<Lock> lock, bool readOnly);
    Result<> runRead(const std::function<Result<>(const Read&)>& query) const;
    Result<> runStep(const QString& label, const std::function<Result<>(Edit&)>& body);
    Result<QString> travel(sqlite::Direction direction);
    void record(const QString& label, const QByteArray& changeset, int rows);
    std::optional<QString> labelOf(const char* sql) const;
    tl::unexpected<Error> isFinalError(const QString& label) const;

    QString m_path;
    QString m_coderName;
    std::unique_ptr<Lock> m_lock;
    std::unique_ptr<sqlite::Database> m_db;
    std::int64_t m_dataVersion = 0;
    bool m_readOnly = false;
    bool m_performing = false;
};

} // namespace counterpoint
