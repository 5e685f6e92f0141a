#include "ui/transcript/import_transcripts_dialog.h"
#include "core/cases/cases.h"
#include "core/interchange/read_text_file.h"
#include "core/project/project.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/transcript/import_summary_page.h"
#include "ui/transcript/known_source_bar.h"
#include "ui/transcript/pattern_field.h"
#include "ui/transcript/reading_bar.h"
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

const char* iconOf(const ImportItem& item)
{
    return !item.isReadable()                   ? "dialog-warning"
        : item.choice == ImportChoice::LeaveOut ? "checkmark"
        : item.choice == ImportChoice::Update   ? "view-refresh"
                                                : "document-open";
}

template <class Query>
QStringList namesOf(Project& project, Query query)
{
    return project
        .read([&](const Read& db) {
            QStringList all;
            for (const auto& each : query(db))
                all << each.name;
            return all;
        })
        .value_or(QStringList());
}

} // namespace

ImportTranscriptsDialog::ImportTranscriptsDialog(Session& session, QWidget* parent, imports::WithSource then)
    : QDialog(parent)
    , m_session(session)
    , m_then(std::move(then))
    , m_pages(new QStackedWidget)
    , m_summary(new ImportSummaryPage)
    , m_files(named(new QListWidget, "importFiles", tr("Files")))
    , m_rest(named(new QLabel, "importPassedOver", tr("Files that were passed over")))
    , m_right(new QStackedWidget)
    , m_known(new KnownSourceBar)
    , m_form(new TranscriptForm)
    , m_problem(new QLabel)
    , m_reading(new ReadingBar)
{
    named(this, "importTranscriptsDialog", tr("Import transcripts"));
    setWindowTitle(tr("Import transcripts"));
    setAcceptDrops(true);
    auto* splitter = named(new QSplitter, "importSplitter", tr("Files and the chosen file"));
    splitter->addWidget(filesColumn());
    splitter->addWidget(rightSide());
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({280, 760});
    m_pages->addWidget(splitter);
    m_pages->addWidget(m_summary);

    auto* buttons = new QDialogButtonBox;
    m_import = named(buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole), "importNow", tr("Import"));
    m_cancel = named(buttons->addButton(QDialogButtonBox::Cancel), "importCancel", tr("Cancel"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_reading, 1);
    bottom->addWidget(buttons);
    bottom->setAlignment(buttons, Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_pages, 1);
    column->addLayout(bottom);
    // Enter imports wherever it has no meaning of its own; by itself a dialog gives it to the first button it finds.
    for (auto* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);
    m_import->setDefault(true);
    m_files->setFocus();

    m_form->setKnown(namesOf(session.project(), [](const Read& db) { return cases::all(db); }),
                     namesOf(session.project(), [](const Read& db) { return attributes::all(db); }));
    connect(m_files, &QListWidget::currentRowChanged, this, &ImportTranscriptsDialog::showCurrent);
    connect(m_known, &KnownSourceBar::chosen, this, qOverload<ImportChoice>(&ImportTranscriptsDialog::choose));
    connect(m_form, &TranscriptForm::readingChanged, this, &ImportTranscriptsDialog::readAgain);
    connect(&m_form->pattern(), &PatternField::wantedForAll, this, &ImportTranscriptsDialog::usePatternForAll);
    connect(m_reading, &ReadingBar::ended, this, &ImportTranscriptsDialog::refreshButtons);
    connect(m_import, &QPushButton::clicked, this, &ImportTranscriptsDialog::importAll);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    refreshButtons();
    resize(QSize(1160, 760).boundedTo(screen()->availableSize() * 0.95));
}

QWidget* ImportTranscriptsDialog::filesColumn()
{
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_rest->setWordWrap(true);
    m_rest->hide();
    auto* add = named(new QPushButton(icon("list-add"), tr("&Add files…")), "importAdd", tr("Add files"));
    auto* folder = named(new QPushButton(icon("document-open"), tr("Add a &folder…")), "importAddFolder", tr("Add a folder"));
    m_remove = named(new QPushButton(icon("list-remove"), tr("&Take off the list")), "importLeaveOut", tr("Take this file off the list"));
    connect(add, &QPushButton::clicked, this, [this] { choose(fileChooser(this)); });
    connect(folder, &QPushButton::clicked, this, [this] { choose(folderChooser(this)); });
    connect(m_remove, &QPushButton::clicked, this, &ImportTranscriptsDialog::removeCurrent);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_files, 1);
    column->addWidget(m_rest);
    auto* buttons = new QGridLayout;
    buttons->addWidget(add, 0, 0);
    buttons->addWidget(folder, 0, 1);
    buttons->addWidget(m_remove, 1, 0, 1, 2);
    column->addLayout(buttons);
    return left;
}

QWidget* ImportTranscriptsDialog::rightSide()
{
    m_problem->setWordWrap(true);
    m_problem->setMargin(24);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* nothing = new EmptyPlace(
        tr("Choose text files or documents, or drop them or a folder here. You see what is recognised before anything is brought in."),
        tr("Choose files…"), "importChoose");
    connect(nothing, &EmptyPlace::wanted, this, [this] { choose(fileChooser(this)); });
    auto* known = new QWidget;
    auto* column = new QVBoxLayout(known);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_known);
    column->addWidget(m_form, 1);
    m_right->addWidget(nothing);
    m_right->addWidget(known);
    m_right->addWidget(m_problem);
    return m_right;
}

QFileDialog* ImportTranscriptsDialog::fileChooser(QWidget* parent)
{
    QStringList patterns;
    for (const auto& suffix : textFileSuffixes())
        patterns << QStringLiteral("*.") + suffix;
    auto* chooser = new QFileDialog(parent, tr("Choose transcripts"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    chooser->setNameFilters({tr("Transcripts (%1)").arg(patterns.join(u' ')), tr("All files (*)")});
    return chooser;
}

QFileDialog* ImportTranscriptsDialog::folderChooser(QWidget* parent)
{
    auto* chooser = new QFileDialog(parent, tr("Choose a folder of transcripts"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::Directory);
    chooser->setOption(QFileDialog::ShowDirsOnly);
    return chooser;
}

void ImportTranscriptsDialog::choose(QFileDialog* chooser)
{
    connect(chooser, &QFileDialog::filesSelected, this, &ImportTranscriptsDialog::addFiles);
    chooser->open();
}

void ImportTranscriptsDialog::take(Batch batch)
{
    const auto first = int(m_items.size());
    {
        const QSignalBlocker quiet(m_files);
        for (auto& item : batch.items) {
            m_items.push_back(std::move(item));
            new QListWidgetItem(m_files);
            showItem(m_files->count() - 1);
        }
    }
    m_passedOver.insert(m_passedOver.end(), batch.found.leftOut.begin(), batch.found.leftOut.end());
    showRest();
    if (m_shown < 0 && !m_items.empty()) {
        m_files->setCurrentRow(first);
        showCurrent();
    }
    refreshButtons();
    Q_EMIT ready();
}

void ImportTranscriptsDialog::choose(ImportChoice choice)
{
    if (m_shown < 0)
        return;
    m_items[std::size_t(m_shown)].choice = choice;
    showItem(m_shown);
    refreshButtons();
}

void ImportTranscriptsDialog::keepCorrections()
{
    if (m_shown >= 0 && std::size_t(m_shown) < m_items.size() && m_items[std::size_t(m_shown)].isReadable())
        m_items[std::size_t(m_shown)].file.plan = m_form->plan();
}

void ImportTranscriptsDialog::showItem(int row)
{
    const auto& item = m_items[std::size_t(row)];
    auto name = QFileInfo(item.file.path).fileName();
    if (item.file.plan && item.file.plan->isPart)
        name = tr("%1, from %2").arg(item.file.plan->name, name);
    const auto state = !item.isReadable()     ? tr("cannot be read")
        : !item.known                         ? QString()
        : item.choice == ImportChoice::Update ? tr("update")
        : item.choice == ImportChoice::Import ? tr("new source")
        : item.isUnchanged()                  ? tr("unchanged")
                                              : tr("left out");
    auto* entry = m_files->item(row);
    entry->setText(state.isEmpty() ? name : tr("%1 – %2").arg(name, state));
    entry->setIcon(icon(iconOf(item)));
    entry->setToolTip(item.isReadable() ? item.file.path : item.file.problem);
}

void ImportTranscriptsDialog::showCurrent()
{
    keepCorrections();
    m_shown = m_files->currentRow();
    if (m_shown < 0) {
        m_right->setCurrentIndex(NothingPage);
        return refreshButtons();
    }
    const auto& item = m_items[std::size_t(m_shown)];
    if (item.isReadable()) {
        m_known->show(item);
        m_form->setPlan(*item.file.plan);
        m_form->setReading(item.reading, item.file.path.endsWith(QStringLiteral(".pdf"), Qt::CaseInsensitive));
        m_right->setCurrentIndex(FormPage);
    } else {
        m_problem->setText(item.file.problem);
        m_right->setCurrentIndex(ProblemPage);
    }
    refreshButtons();
}

void ImportTranscriptsDialog::showRest()
{
    m_rest->setVisible(!m_passedOver.empty());
    m_rest->setText(tr("Passed over: %n other file(s) of the folder.", nullptr, int(m_passedOver.size())));
    QStringList reasons;
    for (const auto& file : m_passedOver)
        if (reasons.size() < 20)
            reasons << file.reason;
    m_rest->setToolTip(reasons.join(u'\n'));
}

void ImportTranscriptsDialog::refreshButtons()
{
    const auto count = [this](ImportChoice choice) {
        return int(std::count_if(m_items.begin(), m_items.end(),
                                 [choice](const ImportItem& item) { return item.isReadable() && item.choice == choice; }));
    };
    const int fresh = count(ImportChoice::Import);
    const int updates = count(ImportChoice::Update);
    m_import->setEnabled(fresh + updates > 0 && !m_reading->isReading());
    m_import->setText(fresh > 0 && updates > 0 ? tr("Import %1, update %2").arg(fresh).arg(updates)
                          : updates > 0        ? tr("Update %n transcript(s)", nullptr, updates)
                          : fresh > 0          ? tr("Import %n transcript(s)", nullptr, fresh)
                                               : tr("Import"));
    m_import->setAccessibleName(m_import->text());
    m_writing = m_writing && m_reading->isReading();
    m_pages->setEnabled(!m_writing);
    m_right->widget(NothingPage)->setEnabled(!m_reading->isReading());
    m_remove->setEnabled(m_files->currentRow() >= 0);
}

void ImportTranscriptsDialog::removeCurrent()
{
    const int row = m_files->currentRow();
    if (row < 0)
        return;
    m_shown = -1; // what the form holds goes with the file
    m_items.erase(m_items.begin() + row);
    {
        const QSignalBlocker quiet(m_files);
        delete m_files->takeItem(row);
    }
    showCurrent();
}

void ImportTranscriptsDialog::reject()
{
    m_reading->stop();
    QDialog::reject();
}

void ImportTranscriptsDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_writing && m_pages->currentWidget() != m_summary && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportTranscriptsDialog::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    addFiles(localFiles(*event->mimeData()));
}

} // namespace counterpoint::ui
