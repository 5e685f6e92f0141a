#pragma once
#include "core/responses/derived.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QTimer;

namespace counterpoint::ui {

class DefinitionForm;
class ErrorLine;
class Session;

/// Makes a variable from others, or changes how one came about: what kind, the fields of the kind, and the first rows of what would come out.
class NewVariablePage : public QWidget {
    Q_OBJECT
public:
    explicit NewVariablePage(Session& session, QWidget* parent = nullptr);
    /// Another dataset, or its variables have changed; what is filled in stays where it still fits.
    void setDataset(DatasetId dataset);
    /// An empty page for a new variable, from this one where it is valid.
    void begin(VariableId from);
    /// The definition of a derived variable, to be changed.
    void edit(VariableId variable);
    bool isEditing() const { return m_edited.isValid(); }

Q_SIGNALS:
    void made(counterpoint::VariableId variable);
    void titleChanged(const QString& title);

private:
    QWidget* buildHead();
    QWidget* buildPreview();
    DefinitionForm* form() const;
    void setKind(int kind);
    void setEdited(VariableId variable);
    void changeSoon();
    void showPreview();
    void showRows(const derived::Preview& preview);
    void keep();
    void proposeName();

    Session& m_session;
    QComboBox* m_kind;
    QLineEdit* m_name;
    QLineEdit* m_label;
    std::vector<DefinitionForm*> m_forms; ///< one a kind; only that of the chosen kind is shown
    QTableWidget* m_rows;
    QLabel* m_note;
    ErrorLine* m_error;
    QPushButton* m_keep;
    QTimer* m_soon;
    DatasetId m_dataset;
    VariableId m_edited;
    bool m_nameIsOwn = false; ///< typed by the user, not proposed
};

} // namespace counterpoint::ui
