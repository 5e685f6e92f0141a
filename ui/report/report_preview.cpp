#include "ui/report/report_preview.h"
#include "core/report/look.h"
#include "core/report/outline.h"
#include "ui/print/report_pages.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include <QBuffer>
#include <QKeyEvent>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollBar>
#include <QTimer>
#include <cmath>

namespace counterpoint::ui {

namespace {

constexpr int gap = 16; ///< between pages, and around them
constexpr int widestPage = 900;
constexpr int pause = 250; ///< ms without a change, after which the report is laid out
constexpr int picturesKept = 8;
constexpr int resolution = 1200; ///< that of the printed report, so that lines and pages break where they do there

} // namespace

/// A report with the device it was laid out for, which is never printed on.
class LaidOutReport {
public:
    explicit LaidOutReport(const report::Document& document)
        : m_writer(&m_bytes)
    {
        m_writer.setResolution(resolution);
        m_writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(), QPageLayout::Millimeter));
        m_pages = std::make_unique<ReportPages>(document, m_writer);
        for (const auto& heading : report::outlineOf(document).headings)
            m_headings << heading.text;
    }
    /// The page, from 0, of the first heading of these words; -1 where there is none.
    int pageOf(const QString& heading) const
    {
        const auto place = m_headings.indexOf(heading);
        return place < 0 ? -1 : m_pages->headingPages()[std::size_t(place)] - 1;
    }
    const ReportPages& pages() const { return *m_pages; }

private:
    QBuffer m_bytes;
    QPdfWriter m_writer;
    std::unique_ptr<ReportPages> m_pages;
    QStringList m_headings;
};

ReportPreview::ReportPreview(Session& session, std::function<Build()> build, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_build(std::move(build))
    , m_pause(new QTimer(this))
    , m_pictures(picturesKept)
{
    named(this, "reportPreview", tr("Preview of the report"));
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &ReportPreview::layOut);
}

ReportPreview::~ReportPreview() = default;

void ReportPreview::refresh()
{
    m_isStale = true;
    if (isVisible())
        m_pause->start();
}

int ReportPreview::pageCount() const { return m_report ? m_report->pages().count() : 0; }

/// One layout at a time: what changed meanwhile is laid out when it is done.
void ReportPreview::layOut()
{
    m_isStale = !m_running.expired();
    if (m_isStale)
        return;
    const auto running = std::make_shared<int>(); // gone with the job, also when that is cancelled
    m_running = running;
    readAside(
        m_session, this, tr("Laying out the report"),
        [build = m_build()](const Read& db, const Progress& progress) {
            return build(db, progress).map([](const report::Document& document) { return std::make_shared<LaidOutReport>(document); });
        },
        [this, running](const Result<std::shared_ptr<LaidOutReport>>& report) {
            m_running.reset();
            take(report);
            if (m_isStale && isVisible())
                m_pause->start();
        });
}

void ReportPreview::take(const Result<std::shared_ptr<LaidOutReport>>& report)
{
    m_error = report ? QString() : report.error().message;
    m_report = report.value_or(nullptr);
    m_pictures.clear();
    setAccessibleDescription(tr("Pages: %1").arg(pageCount()));
    setRange();
    showHeading();
    viewport()->update();
    Q_EMIT laidOut();
}

void ReportPreview::goToHeading(const QString& heading)
{
    m_heading = heading;
    showHeading();
}

void ReportPreview::showHeading()
{
    const int page = m_report && !m_heading.isEmpty() ? m_report->pageOf(m_heading) : -1;
    if (page < 0)
        return;
    m_heading.clear();
    verticalScrollBar()->setValue(int(page * (pageHeight() + gap)));
}

double ReportPreview::pageWidth() const { return std::clamp(viewport()->width() - 2 * gap, 100, widestPage); }
double ReportPreview::pageHeight() const { return std::round(pageWidth() * report::look::pageHeight / report::look::pageWidth); }

void ReportPreview::setRange()
{
    const double before = verticalScrollBar()->maximum() > 0 ? verticalScrollBar()->value() / double(verticalScrollBar()->maximum()) : 0;
    const int height = int(pageCount() * (pageHeight() + gap)) + gap;
    const bool isSameHeight = verticalScrollBar()->maximum() == std::max(0, height - viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().lineSpacing() * 3);
    if (!isSameHeight)
        verticalScrollBar()->setValue(int(before * verticalScrollBar()->maximum()));
}

const QImage& ReportPreview::picture(int page)
{
    if (const auto* known = m_pictures.object(page))
        return *known;
    const double ratio = devicePixelRatioF();
    auto* made = new QImage(QSizeF(pageWidth() * ratio, pageHeight() * ratio).toSize(), QImage::Format_RGB32);
    made->fill(Qt::white);
    QPainter painter(made);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    const double scale = made->width() / m_report->pages().width();
    painter.scale(scale, scale);
    m_report->pages().paint(painter, page);
    painter.end();
    made->setDevicePixelRatio(ratio);
    m_pictures.insert(page, made);
    return *made;
}

void ReportPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const auto desk = mixed(palette().color(QPalette::Window), palette().color(QPalette::WindowText), 0.12);
    painter.fillRect(viewport()->rect(), desk);
    if (!m_report) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(viewport()->rect().adjusted(gap, gap, -gap, -gap), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                         m_error.isEmpty() ? tr("The report is being laid out.") : m_error);
        return;
    }
    const int left = int((viewport()->width() - pageWidth()) / 2);
    for (int page = 0; page < pageCount(); ++page) {
        const int top = int(gap + page * (pageHeight() + gap)) - verticalScrollBar()->value();
        if (top > viewport()->height() || top + pageHeight() < 0)
            continue;
        painter.drawImage(QPoint(left, top), picture(page));
        painter.setPen(mixed(desk, palette().color(QPalette::WindowText), 0.25));
        painter.drawRect(QRectF(left - 1, top - 1, pageWidth() + 1, pageHeight() + 1));
    }
}

void ReportPreview::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    m_pictures.clear();
    setRange();
}

void ReportPreview::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_isStale)
        layOut();
}

void ReportPreview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Home)
        verticalScrollBar()->setValue(0);
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

} // namespace counterpoint::ui
