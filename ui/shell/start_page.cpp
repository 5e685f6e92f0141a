#include "ui/shell/start_page.h"
#include "ui/support/growing_with_text.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

QLabel* heading(const QString& text, double size)
{
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * size);
    font.setBold(true);
    label->setFont(font);
    return label;
}

QLabel* quiet(const QString& text)
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString shortPath(const QString& path)
{
    const auto folder = QFileInfo(path).absolutePath();
    const auto home = QDir::homePath();
    return folder.startsWith(home) ? QStringLiteral("~") + folder.mid(home.size()) : folder;
}

} // namespace

StartPage::StartPage(QWidget* parent)
    : QWidget(parent)
    , m_recent(named(new QListWidget, "recentStudies", tr("Recent studies")))
    , m_none(quiet(tr("Studies that you open appear here, with what is in them.")))
{
    setObjectName(QStringLiteral("startPage"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(48);
    columns->addWidget(beginning(), 2, Qt::AlignTop);
    columns->addWidget(recent(), 3);

    auto* page = new QWidget;
    auto* content = new QVBoxLayout(page);
    content->setContentsMargins(48, 40, 48, 32);
    content->setSpacing(8);
    content->addWidget(heading(tr("Counterpoint"), 2.0));
    content->addWidget(quiet(tr("Interviews, focus groups and surveys in one study, from the first question to the report.")));
    content->addSpacing(24);
    content->addLayout(columns, 1);
    page->setMaximumWidth(fontMetrics().averageCharWidth() * 160);

    // At 200 % the page is longer than a small screen is high.
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("startScroll"));
    scroll->setAccessibleName(tr("Start"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto* centred = new QWidget;
    auto* row = new QHBoxLayout(centred);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(page, 100);
    row->addStretch(1);
    scroll->setWidget(centred);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

QWidget* StartPage::beginning()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto add = [&](const char* name, const char* image, const QString& text, const QString& meaning, void (StartPage::*wanted)()) {
        auto* button = named(new QPushButton(icon(image), text), name, text);
        growIconsWithText(button, 22);
        button->setMinimumHeight(36);
        button->setAccessibleDescription(meaning);
        connect(button, &QPushButton::clicked, this, wanted);
        column->addWidget(button);
        column->addWidget(quiet(meaning));
        column->addSpacing(16);
        return button;
    };
    auto* first = add("startNew", "document-new", tr("New study…"),
                      tr("An empty study: one file that holds all of it and is always saved."), &StartPage::newWanted);
    add("startOpen", "document-open", tr("Open…"), tr("A study on this computer, with the suffix .counterpoint."), &StartPage::openWanted);
    add("startSample", "help-contents", tr("Sample study…"),
        tr("An invented children's service to look around in: interviews, focus groups, a survey, codes and findings."),
        &StartPage::sampleWanted);
    setFocusProxy(first);
    return part;
}

QWidget* StartPage::recent()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(heading(tr("Recent studies"), 1.15));
    column->addWidget(m_none);
    m_recent->setSpacing(2);
    growIconsWithText(m_recent, 22);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setMinimumHeight(fontMetrics().height() * 8);
    column->addWidget(m_recent, 1);
    column->addStretch(0);
    const auto open = [this](const QListWidgetItem* item) { Q_EMIT chosen(item->data(Qt::UserRole).toString()); };
    connect(m_recent, &QListWidget::itemActivated, this, open);
    auto* remove = new QAction(tr("Remove from this list"), m_recent);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &StartPage::forget);
    m_recent->addAction(remove);
    m_recent->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_recent->hide();
    return part;
}

void StartPage::setRecent(const std::vector<RecentStudy>& studies)
{
    m_recent->clear();
    for (const auto& study : studies) {
        const auto changed = QLocale().toString(study.changedAt, QLocale::ShortFormat);
        auto* item = new QListWidgetItem(
            icon("story-editor"), tr("%1\n%2\n%3, changed %4").arg(study.title, study.content, shortPath(study.path), changed), m_recent);
        item->setData(Qt::UserRole, study.path);
        item->setToolTip(study.path);
    }
    m_recent->setVisible(!studies.empty());
    m_none->setVisible(studies.empty());
}

void StartPage::forget()
{
    const auto* item = m_recent->currentItem();
    if (!item)
        return;
    settings::forgetStudy(item->data(Qt::UserRole).toString());
    delete item;
}

} // namespace counterpoint::ui
