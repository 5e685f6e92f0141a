#include "ui/coding/speaker_gutter.h"
#include "ui/coding/text_view.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int gap = 8;
constexpr int memoMark = 18; ///< the icons of memos stand left of the names
constexpr int playingWidth = 3;

QFont nameFont(const QFont& of, SpeakerRole role)
{
    auto font = of;
    font.setPointSizeF(font.pointSizeF() * 0.88);
    font.setBold(role == SpeakerRole::Participant);
    font.setItalic(role == SpeakerRole::Unknown);
    return font;
}
} // namespace

QString roleName(SpeakerRole role)
{
    switch (role) {
    case SpeakerRole::Participant:
        return SpeakerGutter::tr("Participant");
    case SpeakerRole::Interviewer:
        return SpeakerGutter::tr("Interviewer");
    case SpeakerRole::Moderator:
        return SpeakerGutter::tr("Moderator");
    case SpeakerRole::Unknown:
        break;
    }
    return SpeakerGutter::tr("Unknown voice");
}

SpeakerGutter::SpeakerGutter(TextView& text)
    : QWidget(&text)
    , m_text(text)
{
    named(this, "speakerGutter", tr("Speakers"));
    setMouseTracking(true);
}

void SpeakerGutter::paintName(QPainter& painter, const OpenSource::Voice& voice, const QRect& place, bool begins) const
{
    const auto font = nameFont(m_text.font(), voice.role);
    const bool isPlaying = m_text.playing() && m_text.playing()->turn == voice.turn;
    if (isPlaying) {
        painter.fillRect(QRect(0, place.top(), width(), place.height()), palette().color(QPalette::Highlight));
        painter.setPen(palette().color(QPalette::HighlightedText));
    } else {
        painter.setPen(asks(voice.role) || !begins ? quietText(palette()) : palette().color(QPalette::Text));
    }
    painter.setFont(font);
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(voice.name.isEmpty() ? tr("(nobody)") : voice.name, Qt::ElideRight, place.width()));
}

void SpeakerGutter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    m_places.clear();
    const auto lines = m_text.visibleLines();
    const auto& voices = m_text.voices();
    if (lines.empty())
        return;
    if (const auto& playing = m_text.playing())
        if (const auto extent = TextView::extent(lines, playing->from, playing->to))
            painter.fillRect(width() - playingWidth, extent->first + m_text.viewport()->y(), playingWidth, extent->second - extent->first,
                             palette().color(QPalette::Highlight));
    auto first =
        std::upper_bound(voices.begin(), voices.end(), lines.front().from, [](int at, const auto& voice) { return at < voice.at; });
    if (first != voices.begin())
        --first;
    const auto plain = nameFont(m_text.font(), SpeakerRole::Interviewer);
    const QFontMetrics metrics(nameFont(m_text.font(), SpeakerRole::Participant));
    const int offset = m_text.viewport()->y();
    const int left = std::min(memoMark, width() / 4);
    const int room = width() - left - gap;
    int taken = -metrics.height();
    for (auto voice = first; voice != voices.end() && voice->at < lines.back().to; ++voice) {
        const auto extent = TextView::extent(lines, voice->at, voice->at + 1);
        // The speaker whose turn began above is named at the top, so that it is never unknown who speaks.
        int top = extent ? extent->first : 0;
        if (!extent && std::next(voice) != voices.end()) {
            const auto next = TextView::extent(lines, std::next(voice)->at, std::next(voice)->at + 1);
            if (next && next->first < metrics.height() * 2)
                continue;
        }
        top = std::max(top, taken);
        m_places.push_back({*voice, QRect(left, top + offset, room, metrics.height() + 2), {}});
        auto& place = m_places.back();
        paintName(painter, *voice, place.name, extent.has_value());
        taken = top + metrics.height();
        const auto following =
            std::next(voice) == voices.end() ? std::nullopt : TextView::extent(lines, std::next(voice)->at, std::next(voice)->at + 1);
        const auto hasRoom = [&] { return !following || following->first >= taken + metrics.height(); };
        painter.setFont(plain);
        painter.setPen(quietText(palette()));
        if (!voice->time.isEmpty() && hasRoom()) {
            place.time = place.name.translated(0, metrics.height());
            painter.drawText(place.time, Qt::AlignRight | Qt::AlignVCenter, voice->time);
            taken += metrics.height();
        }
        for (const auto& said : voice->takesUp) {
            if (!extent || !hasRoom())
                break;
            painter.drawText(QRect(gap, taken + offset, room, metrics.height() + 2), Qt::AlignRight | Qt::AlignVCenter,
                             QFontMetrics(plain).elidedText(QStringLiteral("↳ ") + said, Qt::ElideRight, room));
            taken += metrics.height();
        }
    }
}

const SpeakerGutter::Place* SpeakerGutter::at(const QPoint& position, bool& onTime) const
{
    for (const auto& place : m_places) {
        onTime = place.time.contains(position);
        if (onTime || place.name.contains(position))
            return &place;
    }
    return nullptr;
}

void SpeakerGutter::mousePressEvent(QMouseEvent* event)
{
    bool onTime = false;
    const auto* found = at(event->pos(), onTime);
    if (!found)
        return;
    const auto voice = found->voice;
    if (onTime)
        Q_EMIT timeChosen(voice);
    else if (voice.isTurn)
        Q_EMIT nameChosen(voice, mapToGlobal(found->name.bottomLeft()));
}

void SpeakerGutter::mouseMoveEvent(QMouseEvent* event)
{
    bool onTime = false;
    const auto* place = at(event->pos(), onTime);
    setCursor(place && (onTime || place->voice.isTurn) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool SpeakerGutter::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    bool onTime = false;
    const auto* place = at(help->pos(), onTime);
    const auto said = !place  ? QString()
        : onTime              ? tr("Play from %1").arg(place->voice.time)
        : place->voice.isTurn ? (place->voice.takesUp.isEmpty() ? QString() : place->voice.takesUp.join(QStringLiteral(", ")) + u'\n')
            + tr("%1 · %2. Click to correct who speaks.")
                  .arg(place->voice.name.isEmpty() ? tr("Nobody") : place->voice.name, roleName(place->voice.role))
                              : place->voice.name;
    QToolTip::showText(help->globalPos(), said, this);
    return true;
}

} // namespace counterpoint::ui
