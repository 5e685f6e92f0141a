#include "ui/coding/new_codes_dialog.h"
#include "core/project/project.h"
#include "ui/coding/coding_acts.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int lineRole = Qt::UserRole;

QString columnName(const QString& column)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("colour"), NewCodesDialog::tr("colour")},
        {QStringLiteral("origin"), NewCodesDialog::tr("origin")},
        {QStringLiteral("definition"), NewCodesDialog::tr("definition")},
        {QStringLiteral("inclusion"), NewCodesDialog::tr("when to use it")},
        {QStringLiteral("exclusion"), NewCodesDialog::tr("when not")},
        {QStringLiteral("example"), NewCodesDialog::tr("example")},
    };
    return names.value(column);
}

QString whatHappens(const CodebookPlan::Line& line)
{
    if (!line.code.isValid())
        return NewCodesDialog::tr("new");
    if (line.changed.isEmpty())
        return NewCodesDialog::tr("there already");
    QStringList names;
    for (const auto& column : line.changed)
        names << columnName(column);
    return NewCodesDialog::tr("changes %1").arg(names.join(QStringLiteral(", ")));
}

} // namespace

NewCodesDialog::NewCodesDialog(Session& session, CodingActs& acts, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_acts(acts)
    , m_list(named(new QListWidget, "codeOffers", tr("Templates")))
    , m_about(named(new QLabel, "codeOfferAbout", tr("About these codes")))
    , m_tree(named(new QTreeWidget, "offeredCodes", tr("Codes that would come")))
    , m_meaning(named(new QTextBrowser, "offeredMeaning", tr("What the code means")))
    , m_bring(named(new QPushButton, "bringCodes", tr("Add codes")))
{
    setObjectName(QStringLiteral("newCodesDialog"));
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setHeaderLabels({tr("Code"), tr("What happens")});
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_meaning->setFrameShape(QFrame::NoFrame);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(8, 0, 0, 0);
    column->addWidget(m_about);
    column->addWidget(m_tree, 3);
    column->addWidget(m_meaning, 2);
    auto* splitter = named(new QSplitter, "codeOfferSplitter", tr("Templates and codes"));
    splitter->addWidget(m_list);
    splitter->addWidget(right);
    splitter->setChildrenCollapsible(false);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({fontMetrics().averageCharWidth() * 38, fontMetrics().averageCharWidth() * 80});
    auto* close = named(new QPushButton(tr("Close")), "closeNewCodes", tr("Close"));
    m_bring->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_bring);
    auto* page = new QVBoxLayout(this);
    page->addWidget(splitter, 1);
    page->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 124, fontMetrics().lineSpacing() * 36);
    connect(m_list, &QListWidget::currentRowChanged, this, &NewCodesDialog::showOffer);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &NewCodesDialog::showCode);
    connect(m_tree, &QTreeWidget::itemChanged, this, &NewCodesDialog::follow);
    connect(m_bring, &QPushButton::clicked, this, &NewCodesDialog::bring);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (changes.touches(Entity::Code))
            showOffer(m_list->currentRow());
    });
}

void NewCodesDialog::addOffer(const Offer& offer)
{
    m_offers.push_back(offer);
    m_list->addItem(offer.title);
    m_list->setVisible(m_offers.size() > 1);
    if (m_offers.size() == 1)
        m_list->setCurrentRow(0);
}

void NewCodesDialog::showOffer(int index)
{
    if (index < 0)
        return;
    const auto& offer = m_offers[std::size_t(index)];
    m_about->setText(offer.reference.isEmpty() ? offer.about : offer.about + QStringLiteral("\n\n") + tr("After: %1").arg(offer.reference));
    m_about->setVisible(!m_about->text().isEmpty());
    m_plan = m_session.project().read([&](const Read& db) { return codebook::planMerge(db, offer.codes); }).value_or(CodebookPlan());
    const QSignalBlocker quiet(m_tree);
    m_tree->clear();
    m_items.clear();
    for (std::size_t i = 0; i < m_plan.lines.size(); ++i) {
        const auto& line = m_plan.lines[i];
        const auto& path = line.row.path;
        auto* above = m_items.value(path.section(u'/', 0, -2).toCaseFolded());
        auto* item = above && path.contains(u'/') ? new QTreeWidgetItem(above) : new QTreeWidgetItem(m_tree);
        item->setText(0, above ? path.section(u'/', -1) : path);
        item->setText(1, whatHappens(line));
        item->setData(0, lineRole, int(i));
        item->setCheckState(0, Qt::Checked);
        m_items[path.toCaseFolded()] = item;
    }
    m_tree->expandAll();
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
    showCode();
    count();
}

void NewCodesDialog::showCode()
{
    const auto* item = m_tree->currentItem();
    if (!item)
        return m_meaning->clear();
    const auto& row = m_plan.lines[std::size_t(item->data(0, lineRole).toInt())].row;
    QString html;
    const auto add = [&](const QString& label, const QString& text) {
        if (!text.isEmpty())
            html += QStringLiteral("<p><b>%1</b> %2</p>")
                        .arg(label.toHtmlEscaped(), text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
    };
    add(row.path, {});
    add(tr("Definition:"), row.definition);
    add(tr("Use it when:"), row.inclusion);
    add(tr("Do not use it when:"), row.exclusion);
    add(tr("Example:"), row.example);
    m_meaning->setHtml(html);
}

/// A code goes with those below it, and comes with those above.
void NewCodesDialog::follow(QTreeWidgetItem* item)
{
    const QSignalBlocker quiet(m_tree);
    const auto state = item->checkState(0);
    const std::function<void(QTreeWidgetItem*)> down = [&](QTreeWidgetItem* at) {
        at->setCheckState(0, state);
        for (int i = 0; i < at->childCount(); ++i)
            down(at->child(i));
    };
    down(item);
    if (state == Qt::Checked)
        for (auto* up = item->parent(); up; up = up->parent())
            up->setCheckState(0, Qt::Checked);
    m_tree->viewport()->update();
    count();
}

CodebookFile NewCodesDialog::wanted() const
{
    CodebookFile file;
    for (const auto& line : m_plan.lines)
        if (const auto* item = m_items.value(line.row.path.toCaseFolded()); item && item->checkState(0) == Qt::Checked)
            file.rows.push_back(line.row);
    return file;
}

void NewCodesDialog::count()
{
    int added = 0;
    int changed = 0;
    for (const auto& line : m_plan.lines)
        if (const auto* item = m_items.value(line.row.path.toCaseFolded()); item && item->checkState(0) == Qt::Checked) {
            added += line.code.isValid() ? 0 : 1;
            changed += line.changed.isEmpty() ? 0 : 1;
        }
    m_bring->setEnabled(added + changed > 0);
    m_bring->setText(changed == 0     ? tr("Add %n code(s)", nullptr, added)
                         : added == 0 ? tr("Change %n code(s)", nullptr, changed)
                                      : tr("Add %n code(s)", nullptr, added) + tr(", change %n", nullptr, changed));
}

void NewCodesDialog::bring()
{
    const auto title = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    if (m_acts.merge(wanted(), tr("Codes from “%1”").arg(title)))
        close();
}

} // namespace counterpoint::ui
