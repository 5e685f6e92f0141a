#pragma once
#include <QWidget>

class QToolButton;

namespace counterpoint::ui {

/// Which Word template reports are written in: its name, and a menu to choose another one or none. Kept between runs.
class HouseTemplateChoice : public QWidget {
    Q_OBJECT
public:
    explicit HouseTemplateChoice(QWidget* parent = nullptr);

private:
    void ask();
    void choose(const QString& path);
    void showChoice(const QString& path);

    QToolButton* m_button;
};

} // namespace counterpoint::ui
