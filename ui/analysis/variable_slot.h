#pragma once
#include "core/responses/variable.h"
#include <QListWidget>

namespace counterpoint::ui {

/// The variables that an analysis has in one role. Takes what is dragged onto it; Delete and double click take out.
class VariableSlot : public QListWidget {
    Q_OBJECT
public:
    /// `most` is how many it holds: one that holds one exchanges it.
    explicit VariableSlot(std::size_t most, int lines, QWidget* parent = nullptr);
    void setVariables(const std::vector<Variable>& variables);
    void setPlaceholder(const QString& words); ///< said while it holds none
    const std::vector<VariableId>& variables() const { return m_ids; }
    /// Asks for these variables behind those it has; those that it has already are passed over.
    void add(const std::vector<VariableId>& variables);
    void removeSelected();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    /// What the user wants it to hold; it shows that when it is told to.
    void wanted(const std::vector<counterpoint::VariableId>& variables);
    void shownInData(counterpoint::VariableId variable);

private:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

    std::size_t m_most;
    int m_lines;
    QString m_placeholder;
    std::vector<VariableId> m_ids;
};

} // namespace counterpoint::ui
