#pragma once
#include "core/responses/filter.h"
#include <QWidget>

class QLineEdit;
class QListWidget;
class QStringListModel;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// Which responses an analysis looks at: conditions such as 'role = Manager', typed with completion, taken out with Delete.
class FilterField : public QWidget {
    Q_OBJECT
public:
    explicit FilterField(Session& session, QWidget* parent = nullptr);
    void setFilter(DatasetId dataset, const std::vector<Variable>& variables, const std::vector<FilterCondition>& filter);

Q_SIGNALS:
    void wanted(const std::vector<counterpoint::FilterCondition>& filter);

private:
    void addTyped();
    void removeSelected();

    Session& m_session;
    DatasetId m_dataset;
    std::vector<FilterCondition> m_filter;
    QStringListModel* m_suggestions;
    QLineEdit* m_line;
    QListWidget* m_conditions;
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
