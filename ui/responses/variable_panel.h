#pragma once
#include "core/responses/variable.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QTimer;

namespace counterpoint::ui {

class ErrorLine;
class MemoButton;
class NoteField;
class ResultSheet;
class Session;

/// The chosen variable at a glance: its frequencies or descriptives with the chart, and what its values mean, to be edited.
class VariablePanel : public QWidget {
    Q_OBJECT
public:
    explicit VariablePanel(Session& session, QWidget* parent = nullptr);
    /// An id that is not valid: nothing is chosen.
    void setVariable(VariableId variable);
    VariableId variable() const { return m_variable.id; }
    /// Reads the variable and its answers again.
    void refresh();

private:
    QWidget* buildFields();
    void showFields();
    void showResult();
    void commitFields();

    Session& m_session;
    Variable m_variable;
    QLabel* m_name;
    MemoButton* m_memos;
    QLabel* m_what;
    QWidget* m_content;
    NoteField* m_label;
    QComboBox* m_level;
    NoteField* m_labels;
    NoteField* m_missing;
    ErrorLine* m_labelError;
    ErrorLine* m_labelsError;
    ErrorLine* m_missingError;
    ErrorLine* m_resultError;
    ResultSheet* m_sheet;
    QTimer* m_soon;
};

} // namespace counterpoint::ui
