#include "ui/widgets/figure_view.h"
#include "ui/print/figure_file.h"
#include "ui/print/figure_painter.h"
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>
#include <cmath>

namespace counterpoint::ui {

namespace {

constexpr int cardMargin = 8;
constexpr double largestScale = 2; // a figure on a very wide screen stays a figure, not a poster
constexpr double pictureScale = 3; // 288 dots an inch, what journals ask of line art at this size

QString fileNameFor(const QString& title)
{
    static const QRegularExpression forbidden(QStringLiteral(R"([\x00-\x1f<>:"/\\|?*]+)"));
    auto name = title.left(60).replace(forbidden, QStringLiteral(" ")).simplified();
    while (name.endsWith(u'.'))
        name.chop(1);
    return name.isEmpty() ? FigureView::tr("Figure") : name;
}

} // namespace

FigureView::FigureView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setObjectName(QStringLiteral("figureView"));
    setAccessibleName(tr("Figure"));
    addActions();
    setDrawing({});
}

void FigureView::setDrawing(const figure::Drawing& drawing)
{
    m_drawing = drawing;
    setAccessibleName(drawing.title.isEmpty() ? tr("Figure") : drawing.title);
    setAccessibleDescription(drawing.description);
    for (auto* action : actions())
        action->setEnabled(drawing.width > 0 && drawing.height > 0);
    updateGeometry();
    update();
}

void FigureView::copyPicture() const
{
    auto* picture = new QMimeData;
    picture->setImageData(toImage(m_drawing, pictureScale));
    picture->setData(QStringLiteral("image/svg+xml"), figure::toSvg(m_drawing));
    picture->setText(m_drawing.title + u'\n' + m_drawing.description);
    QGuiApplication::clipboard()->setMimeData(picture);
}

QSize FigureView::sizeHint() const { return {qCeil(m_drawing.width) + 2 * cardMargin, qCeil(m_drawing.height) + 2 * cardMargin}; }

QSize FigureView::minimumSizeHint() const
{
    const int width = qMin(240, sizeHint().width());
    return {width, heightForWidth(width)};
}

int FigureView::heightForWidth(int width) const
{
    if (!(m_drawing.width > 0))
        return 0;
    const double scale = qBound(0.0, (width - 2 * cardMargin) / m_drawing.width, largestScale);
    return qCeil(m_drawing.height * scale) + 2 * cardMargin;
}

QRectF FigureView::pageRect() const
{
    const QRectF room = QRectF(rect()).adjusted(cardMargin, cardMargin, -cardMargin, -cardMargin);
    if (!(m_drawing.width > 0 && m_drawing.height > 0) || room.isEmpty())
        return {};
    const double scale = qMin(largestScale, qMin(room.width() / m_drawing.width, room.height() / m_drawing.height));
    return {room.x() + (room.width() - m_drawing.width * scale) / 2, room.y(), m_drawing.width * scale, m_drawing.height * scale};
}

QString FigureView::labelAt(QPointF position) const
{
    const auto page = pageRect();
    if (page.isEmpty())
        return {};
    const auto point = (position - page.topLeft()) * (m_drawing.width / page.width());
    for (auto mark = m_drawing.marks.rbegin(); mark != m_drawing.marks.rend(); ++mark) {
        const auto* box = std::get_if<figure::Box>(&*mark);
        if (box && !box->label.isEmpty() && QRectF(box->rect.x, box->rect.y, box->rect.width, box->rect.height).contains(point))
            return box->label;
    }
    return {};
}

bool FigureView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto label = labelAt(help->pos());
        if (label.isEmpty())
            QToolTip::hideText();
        else // as rich text a label with '<' in it would vanish
            QToolTip::showText(help->globalPos(), QStringLiteral("<qt>%1</qt>").arg(label.toHtmlEscaped()), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::event(event);
}

void FigureView::paintEvent(QPaintEvent*)
{
    const auto page = pageRect();
    if (page.isEmpty())
        return;
    QPainter painter(this);
    paint(painter, m_drawing, page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(palette().color(QPalette::Highlight), 2) : QPen(palette().color(QPalette::Mid), 1));
    painter.drawRect(page.adjusted(-2, -2, 2, 2));
}

void FigureView::addActions()
{
    const auto add = [this](const QString& name, const QString& text, auto triggered) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, triggered);
        addAction(action);
        return action;
    };
    add(QStringLiteral("copyPicture"), tr("&Copy picture"), [this] { copyPicture(); })->setShortcut(QKeySequence::Copy);
    add(QStringLiteral("savePng"), tr("Save as &PNG …"), [this] {
        askWhereToSave(QStringLiteral("savePngDialog"), tr("Save figure as PNG"), tr("Picture (*.png)"), QStringLiteral("png"));
    });
    add(QStringLiteral("saveSvg"), tr("Save as &SVG …"), [this] {
        askWhereToSave(QStringLiteral("saveSvgDialog"), tr("Save figure as SVG"), tr("Drawing (*.svg)"), QStringLiteral("svg"));
    });
    add(QStringLiteral("savePdf"), tr("Save as P&DF …"), [this] {
        askWhereToSave(QStringLiteral("savePdfDialog"), tr("Save figure as PDF"), tr("Document (*.pdf)"), QStringLiteral("pdf"));
    });
}

void FigureView::askWhereToSave(const QString& objectName, const QString& title, const QString& filter, const QString& suffix)
{
    auto* dialog = new QFileDialog(this, title, QString(), filter);
    dialog->setObjectName(objectName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(fileNameFor(m_drawing.title) + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &FigureView::save);
    dialog->open();
}

void FigureView::save(const QString& path)
{
    const auto saved = writeFigure(m_drawing, path);
    if (saved)
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Save figure"), saved.error().message, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("figureNotSaved"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace counterpoint::ui
