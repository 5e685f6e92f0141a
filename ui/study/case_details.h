#pragma once
#include "ui/study/case_rows.h"
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace counterpoint::ui {

class MemoButton;
class NoteField;
class Session;

/// The chosen Case: where it is heard, each one click away, and the researcher's memo on it.
class CaseDetails : public QWidget {
    Q_OBJECT
public:
    explicit CaseDetails(Session& session, QWidget* parent = nullptr);
    ~CaseDetails() override;
    /// An invalid id: none is chosen.
    void setCase(const CaseRow& row);

Q_SIGNALS:
    void profileWanted();

private:
    void keepMemo(const QString& text);
    void goTo(const CaseVoice& voice);

    Session& m_session;
    CaseRow m_row;
    QLabel* m_name;
    QPushButton* m_profile;
    QListWidget* m_voices;
    NoteField* m_memo;
    MemoButton* m_memos;
};

} // namespace counterpoint::ui
