#pragma once
#include "core/responses/guess.h"
#include "ui/support/row_model.h"
#include <QWidget>

class QTableView;

namespace counterpoint::ui {

class ErrorLine;
class SeveralAnswersBar;

/// One column of the file: what was guessed, what the user made of it.
struct ImportColumn {
    VariableId id; ///< its place, from 1
    QString heading; ///< the name as guessed, which tells columns apart while options of the file are tried
    Variable variable;
    bool isUsed = true;
    bool isCorrected = false;
    QString examples; ///< its first answers, as they are written
    QString question; ///< heading of the file's column that it comes from
    QString option; ///< of a column with several answers: the one that this is about; empty where it is as in the file
    bool operator==(const ImportColumn&) const = default;
};

/// The columns of a file as a table to be corrected before the import.
class ImportColumns : public QWidget {
    Q_OBJECT
public:
    explicit ImportColumns(QWidget* parent = nullptr);
    /// Shows newly guessed columns; what the user has corrected in columns of the same name stays.
    void setGuesses(const ResponsesPreview& preview, const std::vector<Variable>& guessed);
    const std::vector<ImportColumn>& columns() const { return m_model->rows(); }
    /// Opens the bar for the current column, to say whether its cells hold several answers.
    void askForAnswers();

Q_SIGNALS:
    void changed();
    /// A column shall be taken apart into several answers, or put together again.
    void splitWanted(const counterpoint::SplitWish& wish);

private:
    using Change = std::function<Result<>(ImportColumn&, const QString&)>;
    std::vector<RowColumn<ImportColumn>> tableColumns();
    RowColumn<ImportColumn> editable(const QString& title, std::function<QString(const ImportColumn&)> text, Change change);
    bool keep(VariableId id, const QString& text, const Change& change);
    void setUsed(bool used);
    void fitColumns();

    RowModel<ImportColumn>* m_model;
    QTableView* m_table;
    SeveralAnswersBar* m_several;
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
