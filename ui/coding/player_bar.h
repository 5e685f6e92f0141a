#pragma once
#include "ui/coding/player.h"
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace counterpoint::ui {

/// The controls of a Player, in one line.
class PlayerBar : public QWidget {
    Q_OBJECT
public:
    PlayerBar(Player& player, QToolButton* menu, QWidget* parent = nullptr);
    /// Keys of the buttons, for their tool tips.
    void showKeys(const QString& play, const QString& back, const QString& forward);

private:
    void showState();
    void showPosition(qint64 ms);
    QToolButton* button(const char* name, const char* iconName, const QString& text);

    Player& m_player;
    QToolButton* m_back;
    QToolButton* m_play;
    QToolButton* m_forward;
    QSlider* m_position;
    QLabel* m_time;
    QComboBox* m_rate;
    QSlider* m_volume;
};

} // namespace counterpoint::ui
