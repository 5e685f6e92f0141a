#include "ui/coding/side_panes.h"
#include <QEvent>
#include <QSplitter>
#include <algorithm>

namespace counterpoint::ui {

namespace {
// In characters:
constexpr int wantedForText = 72; ///< with its margins
constexpr int leastForText = 38;
constexpr int leastLeft = 18;
constexpr int leastRight = 20;
constexpr int usualSide = 38;
constexpr int leastWanted = 50; ///< in pixels: less is no width that was kept
} // namespace

SidePanes::SidePanes(QSplitter& splitter)
    : QObject(&splitter)
    , m_splitter(splitter)
{
    m_wanted.left = m_wanted.right = splitter.fontMetrics().averageCharWidth() * usualSide;
    fitToLetters();
    splitter.installEventFilter(this);
    connect(&splitter, &QSplitter::splitterMoved, this, &SidePanes::remember);
}

void SidePanes::setWanted(Widths widths)
{
    if (widths.left < leastWanted || widths.right < leastWanted)
        return;
    m_wanted = widths;
    share();
}

void SidePanes::remember()
{
    const auto sizes = m_splitter.sizes();
    if (sizes.front() <= 0 || sizes.back() <= 0)
        return;
    m_wanted = {sizes.front(), sizes.back()};
}

void SidePanes::fitToLetters()
{
    const int character = m_splitter.fontMetrics().averageCharWidth();
    m_splitter.widget(0)->setMinimumWidth(character * leastLeft);
    m_splitter.widget(1)->setMinimumWidth(character * leastForText);
    m_splitter.widget(2)->setMinimumWidth(character * leastRight);
}

void SidePanes::share()
{
    const auto sizes = m_splitter.sizes();
    const int all = sizes[0] + sizes[1] + sizes[2];
    const int leastOfLeft = m_splitter.widget(0)->minimumWidth();
    const int leastOfRight = m_splitter.widget(2)->minimumWidth();
    const int wantedLeft = std::max(m_wanted.left, leastOfLeft);
    const int wantedRight = std::max(m_wanted.right, leastOfRight);
    const int missing = m_splitter.fontMetrics().averageCharWidth() * wantedForText - (all - wantedLeft - wantedRight);
    const int spareLeft = wantedLeft - leastOfLeft;
    const int spareRight = wantedRight - leastOfRight;
    const int taken = std::clamp(missing, 0, spareLeft + spareRight);
    const int fromLeft = taken == 0 ? 0 : int(qint64(taken) * spareLeft / (spareLeft + spareRight));
    const int left = wantedLeft - fromLeft;
    const int right = wantedRight - (taken - fromLeft);
    m_splitter.setSizes({left, all - left - right, right});
}

bool SidePanes::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        fitToLetters();
    if (event->type() != QEvent::Resize && event->type() != QEvent::FontChange)
        return QObject::eventFilter(watched, event);
    // The panes have their share of the new width once the splitter has seen it.
    watched->event(event);
    share();
    return true;
}

} // namespace counterpoint::ui
