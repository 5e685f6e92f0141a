#pragma once
#include <QFrame>
#include <QPointer>
#include <functional>
#include <optional>

class QLabel;
class QSlider;
class QSpinBox;

namespace counterpoint::ui {

/// A small box over the text for the weight of a coding, 0 to 100 or none. Enter, or leaving it, keeps; Escape leaves things as they were.
class WeightBox : public QFrame {
    Q_OBJECT
public:
    using Kept = std::function<void(std::optional<int>)>;

    explicit WeightBox(QWidget* over);
    void ask(const QString& title, std::optional<int> weight, const QRect& beside, Kept kept);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void close(bool keep);

    QLabel* m_title;
    QSpinBox* m_field;
    QSlider* m_slider;
    Kept m_kept;
    QPointer<QWidget> m_before;
};

} // namespace counterpoint::ui
