#include "ui/coding/split_page.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/code_hits.h"
#include "ui/coding/quick_code.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include "ui/support/reading_font.h"
#include "ui/support/settings.h"
#include <QCryptographicHash>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr qsizetype context = 400;
constexpr int targetColumns = 3;

QString escaped(const QString& text) { return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")); }

QString idsAsText(const QSet<qlonglong>& ids)
{
    QStringList list;
    for (const auto id : ids)
        list << QString::number(id);
    return list.join(u' ');
}

} // namespace

SplitPage::SplitPage(Session& session, CodingActs& acts, QuickCode& quick, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_acts(acts)
    , m_quick(quick)
    , m_title(named(new QLabel, "splitTitle", tr("Code that is split")))
    , m_progress(named(new QProgressBar, "splitProgress", tr("How many passages are gone through")))
    , m_where(new QLabel)
    , m_text(named(new QTextBrowser, "splitPassage", tr("The passage")))
    , m_targetRow(new QWidget)
    , m_keep(named(new QPushButton(tr("&Keep here (K)")), "splitKeep", tr("Keep the passage where it is")))
    , m_skip(named(new QPushButton(tr("&Later (L)")), "splitLater", tr("Come back to this passage later")))
    , m_back(named(new QPushButton(tr("Take &back (Backspace)")), "splitBack", tr("Take back what was done last")))
{
    named(this, "splitPage", tr("Split a code"));
    setFocusPolicy(Qt::StrongFocus);
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_where->setTextFormat(Qt::PlainText);
    m_where->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->document()->setDocumentMargin(16);
    m_targetRow->setLayout(new QGridLayout);
    auto* leave = named(new QToolButton, "splitLeave", tr("Back to the text"));
    leave->setIcon(icon("go-previous"));
    leave->setToolTip(tr("Back to the text (Escape). What is done stays, and you can go on later."));
    leave->setAutoRaise(true);
    auto* place = named(new QPushButton(tr("Show in the &text")), "splitPlace", tr("Show the passage in its text"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(leave);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_progress);
    auto* last = new QHBoxLayout;
    last->setContentsMargins(8, 0, 8, 8);
    for (auto* button : {m_keep, m_skip, m_back, place}) {
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the page
        last->addWidget(button);
    }
    last->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 16, 0);
    head->addWidget(m_where);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    column->addWidget(m_targetRow);
    column->addLayout(last);
    connect(leave, &QToolButton::clicked, this, &SplitPage::left);
    connect(m_keep, &QPushButton::clicked, this, &SplitPage::keep);
    connect(m_skip, &QPushButton::clicked, this, &SplitPage::later);
    connect(m_back, &QPushButton::clicked, this, &SplitPage::back);
    connect(place, &QPushButton::clicked, this, [this] {
        if (const auto* passage = current())
            Q_EMIT placeWanted(passage->id);
    });
}

const Code* SplitPage::find(CodeId id) const
{
    const auto code = std::find_if(m_codes.begin(), m_codes.end(), [id](const Code& each) { return each.id == id; });
    return code == m_codes.end() ? nullptr : &*code;
}

QString SplitPage::settingsKey() const
{
    const auto hash = QCryptographicHash::hash(m_session.project().path().toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStringLiteral("split-%1-%2").arg(QString::fromLatin1(hash.left(16))).arg(m_code.value());
}

/// Ids alone are kept outside the study: the codes to choose from, and the passages that were looked at and stay.
void SplitPage::remember() const
{
    QStringList ids;
    for (const auto id : m_targets)
        ids << QString::number(id.value());
    settings::setLayout(settingsKey(), QStringList{ids.join(u' '), idsAsText(m_kept), QString::number(m_moved)}.join(u';').toLatin1());
}

void SplitPage::recall()
{
    m_targets.clear();
    m_kept.clear();
    const auto parts = QString::fromLatin1(settings::layout(settingsKey())).split(u';');
    for (const auto& id : parts.value(0).split(u' ', Qt::SkipEmptyParts))
        if (find(CodeId(id.toLongLong())))
            m_targets.emplace_back(id.toLongLong());
    for (const auto& id : parts.value(1).split(u' ', Qt::SkipEmptyParts))
        m_kept.insert(id.toLongLong());
    m_moved = parts.value(2).toInt();
    // At first those below the code are what it is split into.
    if (m_targets.empty())
        for (const auto& code : m_codes)
            if (code.parent == m_code && m_targets.size() < mostTargets)
                m_targets.push_back(code.id);
}

void SplitPage::show(CodeId code)
{
    m_code = code;
    m_later.clear();
    m_done.clear();
    recall();
    reload();
    setFocus();
}

void SplitPage::setCodes(const std::vector<Code>& codes)
{
    m_codes = codes;
    std::erase_if(m_targets, [this](CodeId id) { return !find(id); });
}

void SplitPage::refresh(const Changes& changes)
{
    if (isVisible() && changes.touchesAny(Entity::Coding, Entity::Code, Entity::Source, Entity::Coder))
        reload();
}

void SplitPage::reload()
{
    const auto* code = find(m_code);
    if (!code) {
        Q_EMIT left();
        return;
    }
    PassageFilter filter;
    filter.codes = {m_code};
    filter.context = context;
    filter.withConsensus = true; // what becomes of the code becomes of them too
    if (const auto seen = seenCoder(m_session); seen.isValid())
        filter.coders = {seen};
    auto passages = m_session.project().read([&](const Read& db) { return retrieval::passages(db, filter); });
    if (!m_session.notices().accept(passages))
        return;
    m_passages = std::move(*passages);
    // What was moved and is here again was taken back elsewhere.
    m_moved -= int(std::erase_if(m_done, [this](const Done& done) {
        return done.moved && std::any_of(m_passages.begin(), m_passages.end(), [&](const Passage& p) { return p.id == done.coding; });
    }));
    m_moved = std::max(0, m_moved);
    showTargets();
    present();
}

const Passage* SplitPage::current() const
{
    const auto waits = [this](const Passage& passage, bool later) {
        return !m_kept.contains(passage.id.value()) && m_later.contains(passage.id.value()) == later;
    };
    for (const bool later : {false, true}) {
        const auto found =
            std::find_if(m_passages.begin(), m_passages.end(), [&](const Passage& passage) { return waits(passage, later); });
        if (found != m_passages.end())
            return &*found;
    }
    return nullptr;
}

void SplitPage::present()
{
    const auto* code = find(m_code);
    const int kept =
        int(std::count_if(m_passages.begin(), m_passages.end(), [this](const Passage& p) { return m_kept.contains(p.id.value()); }));
    const int total = int(m_passages.size()) + m_moved;
    m_progress->setRange(0, std::max(1, total));
    m_progress->setValue(total == 0 ? 1 : kept + m_moved);
    m_progress->setFormat(tr("%v of %m"));
    m_title->setText(
        tr("Split “%1”: %2 moved, %3 kept, %4 to go").arg(code->name).arg(m_moved).arg(kept).arg(int(m_passages.size()) - kept));
    m_back->setEnabled(!m_done.empty());
    const auto* passage = current();
    for (auto* button : {m_keep, m_skip})
        button->setEnabled(passage != nullptr);
    useReadingFont(*m_text);
    if (!passage) {
        m_where->clear();
        m_text->setHtml(
            QStringLiteral("<p>%1</p>")
                .arg(tr("All passages of “%1” are gone through. Escape leads back to the text.").arg(code->name).toHtmlEscaped()));
        return;
    }
    QStringList where{passage->sourceName};
    for (const auto& part : {passage->speaker, passage->coder})
        if (!part.isEmpty())
            where << part;
    m_where->setText(where.join(QStringLiteral(" · ")));
    const auto quiet = quietText(palette()).name();
    const auto behind = highlight(QColor(code->colour), palette()).name();
    m_text->setHtml(
        QStringLiteral("<p style=\"line-height:140%\"><span style=\"color:%1\">%2</span><span style=\"background:%3\">%4</span><span "
                       "style=\"color:%1\">%5</span></p>%6")
            .arg(quiet, escaped(passage->before), behind, escaped(passage->text), escaped(passage->after),
                 passage->comment.isEmpty() ? QString() : QStringLiteral("<p><i>%1</i></p>").arg(escaped(passage->comment))));
    m_text->scrollToAnchor(QString());
}

void SplitPage::showTargets()
{
    auto* grid = static_cast<QGridLayout*>(m_targetRow->layout());
    qDeleteAll(m_targetRow->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly));
    int at = 0;
    const auto put = [&](QPushButton* button) {
        button->setAutoDefault(false);
        button->setFocusPolicy(Qt::TabFocus);
        grid->addWidget(button, at / targetColumns, at % targetColumns);
        ++at;
    };
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        const auto* code = find(m_targets[i]);
        if (!code)
            continue;
        const auto number = QString::number(i + 1);
        auto* button =
            named(new QPushButton(swatch(QColor(code->colour), palette()),
                                  number + QStringLiteral("  ") + QString(code->name).replace(u'&', QStringLiteral("&&")), m_targetRow),
                  ("splitTo" + number.toStdString()).c_str(), tr("Give it to “%1” (%2)").arg(code->path, number));
        button->setToolTip(code->path);
        connect(button, &QPushButton::clicked, this, [this, i] { assignToTarget(i); });
        put(button);
    }
    if (m_targets.size() < mostTargets) {
        auto* other =
            named(new QPushButton(icon("tag-new"), tr("&Another code… (Enter)"), m_targetRow), "splitOther", tr("Give it to another code"));
        connect(other, &QPushButton::clicked, this, &SplitPage::askForTarget);
        put(other);
    }
}

void SplitPage::assign(const CodeChoice& choice)
{
    const auto* passage = current();
    if (!passage || choice.code == m_code)
        return;
    const auto coding = passage->id;
    ++m_moved;
    m_later.remove(coding.value());
    m_done.push_back({coding, true});
    if (!m_acts.recode(std::vector{coding}, choice)) {
        --m_moved;
        m_done.pop_back();
    } else if (const auto to = m_acts.last();
               std::find(m_targets.begin(), m_targets.end(), to) == m_targets.end() && m_targets.size() < mostTargets) {
        m_targets.push_back(to);
    }
    if (!m_done.empty() && m_done.back().coding == coding)
        m_done.back().step = m_session.project().undoLabel().value_or(QString());
    remember();
    showTargets();
    present();
}

void SplitPage::assignToTarget(std::size_t number)
{
    if (number < m_targets.size())
        assign({m_targets[number], {}});
}

void SplitPage::askForTarget()
{
    if (!current())
        return;
    auto others = m_codes;
    std::erase_if(others, [this](const Code& code) { return code.id == m_code; });
    const QRect beside{m_targetRow->mapToGlobal(QPoint(16, 0)), m_targetRow->size()};
    m_quick.ask({tr("Give this passage to"), others, m_acts.recent(), true, {}, {}}, beside, [this](const CodeChoice& choice) {
        assign(choice);
        setFocus();
    });
}

void SplitPage::keep()
{
    const auto* passage = current();
    if (!passage)
        return;
    m_kept.insert(passage->id.value());
    m_done.push_back({passage->id, false});
    remember();
    present();
}

void SplitPage::later()
{
    const auto* passage = current();
    if (!passage)
        return;
    // A second round begins when all that is left was put off.
    if (m_later.contains(passage->id.value()))
        m_later.clear();
    m_later.insert(passage->id.value());
    present();
}

void SplitPage::back()
{
    if (m_done.empty())
        return;
    const auto last = m_done.back();
    if (last.moved && m_session.project().undoLabel() != last.step)
        return m_session.notices().say(tr("Something else was done since. Undo that first (Ctrl+Z)."));
    m_done.pop_back();
    if (last.moved) {
        --m_moved;
        m_session.notices().accept(m_session.project().undo());
    } else {
        m_kept.remove(last.coding.value());
    }
    m_later.remove(last.coding.value());
    remember();
    present();
}

bool SplitPage::event(QEvent* event)
{
    // Plain keys are the page's own, whatever the window has for them.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SplitPage::keyPressEvent(QKeyEvent* event)
{
    const auto key = event->key();
    if (key >= Qt::Key_1 && key <= Qt::Key_9)
        assignToTarget(std::size_t(key - Qt::Key_1));
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        askForTarget();
    else if (key == Qt::Key_K || key == Qt::Key_Space)
        keep();
    else if (key == Qt::Key_L)
        later();
    else if (key == Qt::Key_Backspace)
        back();
    else if (key == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
