#include "ui/transcript/import_transcripts_dialog.h"
#include "core/cases/cases.h"
#include "core/interchange/read_text_file.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/transcript/transcript_form.h"
#include "ui/widgets/empty_place.h"
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

enum RightPage { NothingPage, FormPage, ProblemPage };

} // namespace

ImportTranscriptsDialog::ImportTranscriptsDialog(Session& session, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_files(named(new QListWidget, "importFiles", tr("Files")))
    , m_right(new QStackedWidget)
    , m_form(new TranscriptForm)
    , m_problem(new QLabel)
{
    named(this, "importTranscriptsDialog", tr("Import transcripts"));
    setWindowTitle(tr("Import transcripts"));
    setAcceptDrops(true);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_problem->setWordWrap(true);
    m_problem->setMargin(24);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* nothing = new EmptyPlace(
        tr("Choose text, Markdown or Word files, or drop them here. You see what is recognised before anything is brought in."),
        tr("Choose files…"), "importChoose");
    connect(nothing, &EmptyPlace::wanted, this, &ImportTranscriptsDialog::askForFiles);
    m_right->addWidget(nothing);
    m_right->addWidget(m_form);
    m_right->addWidget(m_problem);

    auto* add = named(new QPushButton(icon("list-add"), tr("&Add files…")), "importAdd", tr("Add files"));
    m_remove = named(new QPushButton(icon("list-remove"), tr("&Leave out")), "importLeaveOut", tr("Leave this file out"));
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_files, 1);
    auto* leftButtons = new QHBoxLayout;
    leftButtons->addWidget(add);
    leftButtons->addWidget(m_remove);
    leftColumn->addLayout(leftButtons);
    auto* splitter = named(new QSplitter, "importSplitter", tr("Files and the chosen file"));
    splitter->addWidget(left);
    splitter->addWidget(m_right);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({240, 760});

    auto* buttons = new QDialogButtonBox;
    m_import = named(buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole), "importNow", tr("Import"));
    auto* cancel = named(buttons->addButton(QDialogButtonBox::Cancel), "importCancel", tr("Cancel"));
    m_import->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(splitter, 1);
    column->addWidget(buttons);

    auto names = session.project().read([](const Read& db) {
        QStringList all;
        for (const auto& each : cases::all(db))
            all << each.name;
        return all;
    });
    auto attributeNames = session.project().read([](const Read& db) {
        QStringList all;
        for (const auto& each : attributes::all(db))
            all << each.name;
        return all;
    });
    m_form->setKnown(names ? *names : QStringList(), attributeNames ? *attributeNames : QStringList());
    connect(add, &QPushButton::clicked, this, &ImportTranscriptsDialog::askForFiles);
    connect(m_remove, &QPushButton::clicked, this, &ImportTranscriptsDialog::removeCurrent);
    connect(m_files, &QListWidget::currentRowChanged, this, &ImportTranscriptsDialog::showCurrent);
    connect(m_import, &QPushButton::clicked, this, &ImportTranscriptsDialog::importAll);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    refreshButtons();
    resize(QSize(1100, 720).boundedTo(screen()->availableSize() * 0.95));
}

QFileDialog* ImportTranscriptsDialog::fileChooser(QWidget* parent)
{
    auto* chooser = new QFileDialog(parent, tr("Choose transcripts"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    chooser->setNameFilters({tr("Transcripts (%1)").arg("*." + textFileSuffixes().join(QStringLiteral(" *."))), tr("All files (*)")});
    return chooser;
}

void ImportTranscriptsDialog::askForFiles()
{
    auto* chooser = fileChooser(this);
    connect(chooser, &QFileDialog::filesSelected, this, &ImportTranscriptsDialog::addFiles);
    chooser->open();
}

ImportTranscriptsDialog::Entry ImportTranscriptsDialog::read(const QString& path)
{
    auto content = readTextFile(path);
    if (!content)
        return {path, std::nullopt, content.error().message};
    return {path, proposeTranscript(QFileInfo(path).fileName(), std::move(*content)), {}};
}

void ImportTranscriptsDialog::addFiles(const QStringList& paths)
{
    auto fresh = paths;
    fresh.removeIf([this](const QString& path) {
        return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.path == path; });
    });
    if (fresh.isEmpty())
        return;
    m_session.jobs().run(
        this, tr("Reading %n file(s)", nullptr, int(fresh.size())),
        [fresh](const Progress& progress) -> Result<std::vector<Entry>> {
            std::vector<Entry> entries;
            for (const auto& path : fresh) {
                if (!progress.at(qint64(entries.size()), fresh.size()))
                    return fail(Error::Kind::Cancelled, {});
                entries.push_back(read(path));
            }
            return entries;
        },
        [this](Result<std::vector<Entry>> entries) {
            if (entries)
                take(std::move(*entries));
        });
}

void ImportTranscriptsDialog::take(std::vector<Entry> entries)
{
    const auto first = int(m_entries.size());
    for (auto& entry : entries) {
        auto* item = new QListWidgetItem(icon(entry.plan ? "document-open" : "dialog-warning"), QFileInfo(entry.path).fileName(), m_files);
        item->setToolTip(entry.plan ? entry.path : entry.problem);
        m_entries.push_back(std::move(entry));
    }
    if (m_files->currentRow() < 0)
        m_files->setCurrentRow(first);
    refreshButtons();
    Q_EMIT ready();
}

void ImportTranscriptsDialog::showCurrent()
{
    if (m_shown >= 0 && std::size_t(m_shown) < m_entries.size() && m_entries[std::size_t(m_shown)].plan)
        m_entries[std::size_t(m_shown)].plan = m_form->plan();
    m_shown = m_files->currentRow();
    if (m_shown < 0) {
        m_right->setCurrentIndex(NothingPage);
        return refreshButtons();
    }
    const auto& entry = m_entries[std::size_t(m_shown)];
    if (entry.plan) {
        m_form->setPlan(*entry.plan);
        m_right->setCurrentIndex(FormPage);
    } else {
        m_problem->setText(entry.problem);
        m_right->setCurrentIndex(ProblemPage);
    }
    refreshButtons();
}

void ImportTranscriptsDialog::refreshButtons()
{
    const auto readable = int(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry& entry) { return entry.plan.has_value(); }));
    m_import->setEnabled(readable > 0);
    m_import->setText(readable > 0 ? tr("Import %n transcript(s)", nullptr, readable) : tr("Import"));
    m_remove->setEnabled(m_files->currentRow() >= 0);
}

void ImportTranscriptsDialog::removeCurrent()
{
    const int row = m_files->currentRow();
    if (row < 0)
        return;
    m_shown = -1; // what the form holds goes with the file
    m_entries.erase(m_entries.begin() + row);
    {
        const QSignalBlocker quiet(m_files);
        delete m_files->takeItem(row);
    }
    showCurrent();
}

void ImportTranscriptsDialog::importAll()
{
    if (m_shown >= 0 && m_entries[std::size_t(m_shown)].plan)
        m_entries[std::size_t(m_shown)].plan = m_form->plan();
    std::vector<const TranscriptPlan*> plans;
    for (const auto& entry : m_entries)
        if (entry.plan)
            plans.push_back(&*entry.plan);
    if (plans.empty())
        return;
    const auto count = int(plans.size());
    const auto label = count == 1 ? tr("Import “%1”").arg(plans.front()->name) : tr("Import %n transcripts", nullptr, count);
    const auto first = m_session.project().perform(label, [&](Edit& db) -> Result<SourceId> {
        SourceId begin;
        for (const auto* plan : plans) {
            const auto source = importTranscript(db, *plan);
            if (!source)
                return source;
            if (!begin.isValid())
                begin = *source;
        }
        return begin;
    });
    if (!m_session.notices().accept(first))
        return;
    QSet<QString> people;
    for (const auto* plan : plans)
        for (const auto& speaker : plan->speakers)
            if (!speaker.caseName.trimmed().isEmpty())
                people.insert(speaker.caseName.trimmed());
    auto summary = tr("Imported %n transcript(s)", nullptr, count) + QStringLiteral(", ")
        + tr("%n case(s) speak in them.", nullptr, int(people.size()));
    if (const auto unread = int(m_entries.size()) - count; unread > 0)
        summary += u' ' + tr("%n file(s) could not be read.", nullptr, unread);
    m_session.notices().done(summary);
    Q_EMIT imported(*first);
    accept();
}

void ImportTranscriptsDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportTranscriptsDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    addFiles(localFiles(*event->mimeData()));
}

} // namespace counterpoint::ui
