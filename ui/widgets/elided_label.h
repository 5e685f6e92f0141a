#pragma once
#include <QLabel>

namespace counterpoint::ui {

/// One line of plain text that ends in … where there is no room for all of it; the tip has it whole.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

private:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace counterpoint::ui
