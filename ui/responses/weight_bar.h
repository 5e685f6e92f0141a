#pragma once
#include "core/base/id.h"
#include "core/responses/variable.h"
#include "core/responses/weighting.h"
#include <QWidget>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace counterpoint::ui {
class ErrorLine;
class Session;

/// Below the variables, on request: the strata of a sample and their sizes in the population, which belong to the sampling weights of a
/// dataset. Each choice is a step of its own.
class WeightBar : public QWidget {
    Q_OBJECT
public:
    explicit WeightBar(Session& session, QWidget* parent = nullptr);
    void setDataset(DatasetId dataset); ///< hides the bar where it is another one
    void setVariables(const std::vector<Variable>& variables); ///< reads how the responses are weighted as well
    bool isWanted() const { return m_isSampling; } ///< there are sampling weights
    void ask(); ///< shows the bar where there are sampling weights

private:
    void keep();
    std::optional<Weighting> weighting() const;

    Session& m_session;
    QLabel* m_weight;
    QComboBox* m_strata;
    QComboBox* m_population;
    ErrorLine* m_error;
    DatasetId m_dataset;
    bool m_isSampling = false;
};

} // namespace counterpoint::ui
