#pragma once
#include "core/base/id.h"
#include <QWidget>
#include <vector>

class QLabel;
class QToolButton;

namespace counterpoint::ui {

class Session;

/// Says which weight and which filter are at work on the responses, each with a button that switches it off. Hidden where none is.
class SelectionBar : public QWidget {
    Q_OBJECT
public:
    explicit SelectionBar(Session& session, QWidget* parent = nullptr);
    /// Reads how the dataset is weighted. `own` is a weight that stands in the place of the dataset's; not valid where there is none.
    void showWeight(DatasetId dataset, VariableId own = {});
    void showFilter(const QString& words); ///< 'Role = Manager'; empty: all responses
    std::vector<QWidget*> buttons() const;

Q_SIGNALS:
    void allResponsesWanted();
    void ownWeightNotWanted();

private:
    QToolButton* addButton(const char* name, const QString& text);
    void switchWeightOff();

    Session& m_session;
    QLabel* m_weight;
    QToolButton* m_weightOff;
    QLabel* m_filter;
    QToolButton* m_filterOff;
    DatasetId m_dataset;
    bool m_isOwnWeight = false;
};

} // namespace counterpoint::ui
