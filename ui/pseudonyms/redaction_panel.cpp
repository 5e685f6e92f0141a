#include "ui/pseudonyms/redaction_panel.h"
#include "core/project/backup.h"
#include "core/project/project.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/error_line.h"
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

/// An entry of the box that keeps each name's own pseudonym.
const QString ownPseudonym = QStringLiteral("own");

} // namespace

RedactionPanel::RedactionPanel(Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_title(new QLabel)
    , m_withRow(new QWidget)
    , m_with(named(new QComboBox, "redactWith", tr("What stands in their place")))
    , m_small(named(new QCheckBox(tr("Also in small letters")), "redactSmall", tr("Also in small letters")))
    , m_inside(named(new QCheckBox(tr("Also inside other words")), "redactInside", tr("Also inside other words")))
    , m_backups(named(new QCheckBox(tr("Remove the backups beside the study, which hold them")), "redactBackups",
                      tr("Remove the backups beside the study")))
    , m_counts(new QLabel)
    , m_sure(named(new QCheckBox, "redactSure", tr("This cannot be undone")))
    , m_do(named(new QPushButton(tr("Redact for good")), "redactDo", tr("Redact for good")))
    , m_error(new ErrorLine("redactError"))
{
    named(this, "redactionPanel", tr("Redact for good"));
    setFrameShape(QFrame::StyledPanel);
    auto bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    for (auto* label : {m_title, m_counts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto* outside = new QLabel(redaction::whatIsNotReached());
    outside->setWordWrap(true);
    outside->setForegroundRole(QPalette::PlaceholderText);
    m_sure->setText(tr("I know that this cannot be undone, nor can any step before it"));
    m_with->setEditable(true);
    auto* withLabel = new QLabel(tr("In their &place:"));
    withLabel->setBuddy(m_with);
    auto* with = new QHBoxLayout(m_withRow);
    with->setContentsMargins(0, 0, 0, 0);
    with->addWidget(withLabel);
    with->addWidget(m_with);
    auto* options = new QHBoxLayout;
    options->addWidget(m_withRow);
    options->addWidget(m_small);
    options->addWidget(m_inside);
    options->addStretch(1);
    auto* cancel = named(new QPushButton(tr("Cancel")), "redactCancel", tr("Cancel"));
    auto* last = new QHBoxLayout;
    last->addWidget(m_sure, 1);
    last->addWidget(cancel);
    last->addWidget(m_do);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 8);
    column->addWidget(m_title);
    column->addLayout(options);
    column->addWidget(m_counts);
    column->addWidget(m_backups);
    column->addWidget(outside);
    column->addWidget(m_error);
    column->addLayout(last);
    connect(m_with, &QComboBox::currentTextChanged, this, &RedactionPanel::count);
    for (auto* box : {m_small, m_inside})
        connect(box, &QCheckBox::toggled, this, &RedactionPanel::count);
    connect(m_sure, &QCheckBox::toggled, this, &RedactionPanel::allow);
    connect(&session.jobs(), &Jobs::changed, this, &RedactionPanel::allow);
    connect(m_do, &QPushButton::clicked, this, &RedactionPanel::redact);
    connect(cancel, &QPushButton::clicked, this, &RedactionPanel::left);
    hide();
}

void RedactionPanel::askForNames(const std::vector<Pseudonym>& names)
{
    Redaction redaction;
    QStringList originals;
    for (const auto& row : names) {
        redaction.names.push_back({row.original, row.replacement, true});
        originals << tr("“%1”").arg(row.original);
    }
    start(std::move(redaction), tr("Redact for good: %1").arg(originals.join(tr(", "))), true);
}

void RedactionPanel::askForWords(const QString& words)
{
    Redaction redaction;
    redaction.names.push_back({words.simplified(), redaction::blocks, false});
    start(std::move(redaction), tr("Redact for good, wherever it stands: “%1”").arg(words.simplified()), false);
}

void RedactionPanel::askForKey(const std::vector<Pseudonym>& key)
{
    start(redaction::ofKey(key),
          tr("Delete the key: the pseudonyms become final, and the names vanish from the study. Export the key first, "
             "if anybody may need it."),
          true);
    m_withRow->hide();
}

void RedactionPanel::start(Redaction redaction, const QString& title, bool hasPseudonyms)
{
    {
        const QSignalBlocker quiet(m_with);
        m_with->clear();
        if (hasPseudonyms)
            m_with->addItem(tr("Their pseudonyms"), ownPseudonym);
        m_with->addItem(redaction::blocks);
        m_with->addItem(tr("[removed]"));
        const QSignalBlocker quietSmall(m_small);
        m_small->setChecked(true);
        const QSignalBlocker quietInside(m_inside);
        m_inside->setChecked(false);
    }
    m_redaction = std::move(redaction);
    m_title->setText(title);
    m_do->setText(m_redaction.deletesKey ? tr("Delete the key") : tr("Redact for good"));
    m_withRow->show();
    m_backups->setChecked(true);
    m_sure->setChecked(false);
    m_do->setEnabled(false);
    m_error->setSentence({});
    setVisible(true);
    m_with->setFocus();
    count();
}

Redaction RedactionPanel::wanted() const
{
    auto redaction = m_redaction;
    const bool own = redaction.deletesKey || (m_with->currentData() == ownPseudonym && m_with->currentText() == m_with->itemText(0));
    if (!own)
        for (auto& name : redaction.names) {
            name.replacement = m_with->currentText();
            name.isName = false;
        }
    redaction.smallLettersToo = m_small->isChecked();
    redaction.insideWordsToo = m_inside->isChecked();
    return redaction;
}

void RedactionPanel::count()
{
    const auto asked = ++m_asked;
    m_counts->setText(tr("Looking through the study…"));
    m_session.jobs().run(
        this, tr("Looking through the study"),
        [path = m_session.project().path(), redaction = wanted()](const Progress& progress) {
            return redaction::preview(path, redaction, progress);
        },
        [this, asked](const Result<RedactionCounts>& counts) {
            if (asked == m_asked)
                show(counts);
        });
}

void RedactionPanel::show(const Result<RedactionCounts>& counts)
{
    m_sure->setEnabled(counts.has_value());
    if (!m_error->accept(counts)) {
        m_counts->clear();
        m_sure->setChecked(false);
        return;
    }
    QStringList lines;
    QStringList places;
    for (const auto& place : counts->places)
        places << tr("%1: %2").arg(place.name, QLocale().toString(place.count));
    lines << (places.isEmpty() ? tr("It stands nowhere in the study now; what the steps before hold of it goes.")
                               : places.join(QStringLiteral(" · ")));
    lines << tr("%n step(s) of the history can then no longer be undone; who did what and when stays in the record.", nullptr,
                counts->steps);
    if (counts->insideWords > 0)
        lines << tr("%n place(s) inside other words stay.", nullptr, int(counts->insideWords));
    m_counts->setText(lines.join(u'\n'));
}

bool RedactionPanel::isRunning() const
{
    const auto& jobs = m_session.jobs().running();
    return std::any_of(jobs.begin(), jobs.end(), [this](const auto& job) { return job->title == m_job; });
}

void RedactionPanel::allow() { m_do->setEnabled(m_sure->isChecked() && !isRunning()); }

void RedactionPanel::redact()
{
    if (isRunning())
        return;
    m_error->setSentence({});
    m_job = m_redaction.deletesKey ? tr("Deleting the key") : tr("Redacting");
    const auto version = m_session.project().fileVersion();
    m_session.jobs().run(
        this, m_job,
        [path = m_session.project().path(), redaction = wanted(), name = m_session.coderName()](const Progress& progress) {
            return redaction::prepare(path, redaction, name, progress);
        },
        [this, version](const Result<RedactionCounts>& counts) { finished(counts, version); });
}

void RedactionPanel::finished(const Result<RedactionCounts>& counts, std::int64_t version)
{
    if (!m_error->accept(counts))
        return;
    const bool removeBackups = m_backups->isChecked();
    const auto backups = redaction::finish(m_session.project(), version, removeBackups);
    if (!m_error->accept(backups))
        return;
    const auto path = m_session.project().path();
    const auto what =
        m_redaction.deletesKey ? tr("The key is deleted.") : tr("Redacted for good in %n place(s).", nullptr, int(counts->total));
    m_session.notices().say(removeBackups ? tr("%1 %2").arg(what, tr("%n backup(s) removed.", nullptr, *backups))
                                          : tr("%1 The backups beside the study still hold the words.").arg(what));
    if (removeBackups) // none of the old ones is left
        m_session.jobs().run(
            &m_session, tr("Making a backup"),
            [path](const Progress&) -> Result<> {
                const auto made = backup::rotate(path);
                return made ? Result<>() : fail(made);
            },
            [&session = m_session](const Result<>& done) { session.notices().accept(done); });
    Q_EMIT left();
}

void RedactionPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

} // namespace counterpoint::ui
