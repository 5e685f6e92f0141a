#pragma once
#include "core/analysis/analysis.h"
#include "core/responses/variable.h"
#include <QWidget>

class QLineEdit;
class QListWidget;
class QStringListModel;

namespace counterpoint::ui {

class ErrorLine;
class Session;

/// Which responses an analysis looks at: conditions such as 'role = Manager', saved filters by their name, expressions such as
/// '${age} >= 18'; typed with completion, taken out with Delete.
class FilterField : public QWidget {
    Q_OBJECT
public:
    explicit FilterField(Session& session, QWidget* parent = nullptr);
    void setFilter(const Analysis& analysis, const std::vector<Variable>& variables);
    std::vector<QWidget*> tabStops() const;

Q_SIGNALS:
    /// The analysis with another filter.
    void wanted(const counterpoint::Analysis& analysis);

private:
    void addTyped();
    void removeSelected();

    Session& m_session;
    void addItem(const QString& words, const Analysis& without);

    Analysis m_analysis;
    std::vector<Analysis> m_without; ///< what the analysis would be without each of the conditions shown
    QStringListModel* m_suggestions;
    QLineEdit* m_line;
    QListWidget* m_conditions;
    ErrorLine* m_error;
};

} // namespace counterpoint::ui
