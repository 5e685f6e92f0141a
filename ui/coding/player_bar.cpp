#include "ui/coding/player_bar.h"
#include "core/transcript/clock_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <cmath>

namespace counterpoint::ui {

namespace {
constexpr int smallStep = 1000;
constexpr int pageStep = 10'000;

QString withKey(const QString& text, const QString& key) { return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key); }
} // namespace

PlayerBar::PlayerBar(Player& player, QToolButton* menu, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_back(button("playerBack", "media-seek-backward", tr("Back 3 seconds")))
    , m_play(button("playerPlay", "media-playback-start", tr("Play")))
    , m_forward(button("playerForward", "media-seek-forward", tr("Forward 3 seconds")))
    , m_position(named(new QSlider(Qt::Horizontal), "playerPosition", tr("Place in the recording")))
    , m_time(named(new QLabel, "playerTime", tr("Time in the recording")))
    , m_rate(named(new QComboBox, "playerSpeed", tr("Speed")))
    , m_volume(named(new QSlider(Qt::Horizontal), "playerVolume", tr("Volume")))
{
    m_position->setSingleStep(smallStep);
    m_position->setPageStep(pageStep);
    m_position->setTracking(true);
    m_volume->setRange(0, 100);
    m_volume->setValue(100);
    m_volume->setFixedWidth(fontMetrics().averageCharWidth() * 10);
    m_volume->setToolTip(tr("Volume"));
    m_rate->setToolTip(tr("Speed; voices keep their pitch where the system can"));
    for (int percent = 50; percent <= 200; percent += percent < 150 ? 10 : 25)
        m_rate->addItem(tr("%1×").arg(QLocale().toString(percent / 100.0, 'f', 2)), percent);
    m_time->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(4);
    for (auto* each : {m_back, m_play, m_forward})
        row->addWidget(each);
    row->addWidget(m_position, 1);
    row->addWidget(m_time);
    row->addWidget(m_rate);
    row->addWidget(m_volume);
    row->addWidget(menu);
    connect(m_back, &QToolButton::clicked, &player, &Player::back);
    connect(m_play, &QToolButton::clicked, &player, &Player::toggle);
    connect(m_forward, &QToolButton::clicked, &player, &Player::forward);
    connect(m_position, &QSlider::valueChanged, &player, [this](int ms) { m_player.seek(ms); });
    connect(m_rate, &QComboBox::activated, &player, [this](int index) { m_player.setRate(m_rate->itemData(index).toInt() / 100.0); });
    connect(m_volume, &QSlider::valueChanged, &player, [this](int percent) { m_player.setVolume(percent / 100.0); });
    connect(&player, &Player::moved, this, &PlayerBar::showPosition);
    connect(&player, &Player::changed, this, &PlayerBar::showState);
    showState();
}

QToolButton* PlayerBar::button(const char* name, const char* iconName, const QString& text)
{
    auto* made = named(new QToolButton, name, text);
    made->setIcon(icon(iconName));
    made->setToolTip(text);
    made->setAutoRaise(true);
    return made;
}

void PlayerBar::showKeys(const QString& play, const QString& back, const QString& forward)
{
    m_play->setToolTip(withKey(tr("Play or pause"), play));
    m_back->setToolTip(withKey(tr("Back 3 seconds"), back));
    m_forward->setToolTip(withKey(tr("Forward 3 seconds"), forward));
}

void PlayerBar::showState()
{
    const bool playing = m_player.isPlaying();
    m_play->setIcon(icon(playing ? "media-playback-pause" : "media-playback-start"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    setEnabled(m_player.isOpen());
    const QSignalBlocker quiet(m_position);
    m_position->setMaximum(int(m_player.duration()));
    const int percent = int(std::lround(m_player.rate() * 100));
    int nearest = 0;
    for (int i = 1; i < m_rate->count(); ++i)
        if (std::abs(m_rate->itemData(i).toInt() - percent) < std::abs(m_rate->itemData(nearest).toInt() - percent))
            nearest = i;
    m_rate->setCurrentIndex(nearest);
    showPosition(m_player.position());
}

void PlayerBar::showPosition(qint64 ms)
{
    const QSignalBlocker quiet(m_position);
    if (!m_position->isSliderDown())
        m_position->setValue(int(ms));
    m_time->setText(tr("%1 of %2").arg(clockText(ms), clockText(m_player.duration())));
}

} // namespace counterpoint::ui
