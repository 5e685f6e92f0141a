#pragma once
#include "core/integration/study_log.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace counterpoint::ui {

class NoteField;
class Session;

/// The study log: decisions, reflexive notes and events by day, and the chosen one to be written.
class LogPage : public QWidget {
    Q_OBJECT
public:
    explicit LogPage(Session& session, QWidget* parent = nullptr);
    ~LogPage() override;
    void open(LogEntryId id);

private:
    QLayout* buildBar();
    QWidget* buildEditor();
    void reload();
    void showCurrent();
    void add(LogEntry::Kind kind);
    void change(const QString& label, const std::function<void(LogEntry&)>& act);
    void removeCurrent();
    const LogEntry* current() const;

    Session& m_session;
    QStackedWidget* m_stack;
    QTableView* m_view;
    RowModel<LogEntry>* m_entries;
    QDateEdit* m_day = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_title = nullptr;
    NoteField* m_body = nullptr;
    QWidget* m_editor; ///< holds the fields above
    LogEntryId m_shown;
};

} // namespace counterpoint::ui
