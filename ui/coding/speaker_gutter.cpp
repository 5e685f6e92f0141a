#include "ui/coding/speaker_gutter.h"
#include "ui/coding/text_view.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QPainter>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int gap = 8;
}

SpeakerGutter::SpeakerGutter(TextView& text)
    : QWidget(&text)
    , m_text(text)
{
    named(this, "speakerGutter", QObject::tr("Speakers"));
}

void SpeakerGutter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const auto lines = m_text.visibleLines();
    const auto& voices = m_text.voices();
    if (lines.empty())
        return;
    auto first =
        std::upper_bound(voices.begin(), voices.end(), lines.front().from, [](int at, const auto& voice) { return at < voice.at; });
    if (first != voices.begin())
        --first;
    auto bold = m_text.font();
    bold.setPointSizeF(bold.pointSizeF() * 0.88);
    auto plain = bold;
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int offset = m_text.viewport()->y();
    const int room = width() - 2 * gap;
    const auto quiet = quietText(palette());
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
        const QRect name(gap, top + offset, room, metrics.height() + 2);
        painter.setFont(voice->asks ? plain : bold);
        painter.setPen(voice->asks || !extent ? quiet : palette().color(QPalette::Text));
        painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(voice->name, Qt::ElideRight, room));
        taken = top + metrics.height();
        const auto following =
            std::next(voice) == voices.end() ? std::nullopt : TextView::extent(lines, std::next(voice)->at, std::next(voice)->at + 1);
        if (voice->time.isEmpty() || (following && following->first < taken + metrics.height()))
            continue;
        painter.setFont(plain);
        painter.setPen(quiet);
        painter.drawText(name.translated(0, metrics.height()), Qt::AlignRight | Qt::AlignVCenter, voice->time);
        taken += metrics.height();
    }
}

} // namespace counterpoint::ui
