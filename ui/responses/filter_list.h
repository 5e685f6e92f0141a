#pragma once
#include "core/responses/saved_filters.h"
#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace counterpoint::ui {

class ErrorLine;
class ExpressionField;
class Session;

/// The saved filters of a dataset: one is chosen to see only its responses; each can be written, named, changed and removed in place.
class FilterList : public QWidget {
    Q_OBJECT
public:
    explicit FilterList(Session& session, QWidget* parent = nullptr);
    void setDataset(DatasetId dataset);
    /// Reads filters and variables again.
    void reload();
    /// Opens the fields for a new filter.
    void begin();
    void showAll();

Q_SIGNALS:
    /// Only responses for which the expression is true are to be seen; empty: all.
    void chosen(const QString& name, const QString& expression);

private:
    QWidget* buildEditor();
    void announce();
    void edit(const SavedFilter& filter);
    void editCurrent();
    void removeCurrent();
    void keep();
    void closeEditor();
    void count();
    const SavedFilter* current() const;

    Session& m_session;
    QListWidget* m_list;
    QWidget* m_editor;
    QLineEdit* m_name;
    ExpressionField* m_expression;
    QLabel* m_count;
    ErrorLine* m_error;
    DatasetId m_dataset;
    std::vector<SavedFilter> m_filters;
    SavedFilter m_edited;
    QString m_announced;
};

} // namespace counterpoint::ui
