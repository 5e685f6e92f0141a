#include "ui/study/literature_page.h"
#include "core/interchange/bibliography/bibliography.h"
#include "core/project/project.h"
#include "core/report/bibliography.h"
#include "ui/support/icons.h"
#include "ui/support/job.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/widgets/empty_place.h"
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace counterpoint::ui {

namespace {

std::vector<std::pair<Publication::Kind, QString>> kindsByName()
{
    using Kind = Publication::Kind;
    return {{Kind::Article, LiteraturePage::tr("Article")}, {Kind::Book, LiteraturePage::tr("Book")},
            {Kind::Chapter, LiteraturePage::tr("Chapter")}, {Kind::Report, LiteraturePage::tr("Report")},
            {Kind::Thesis, LiteraturePage::tr("Thesis")},   {Kind::WebPage, LiteraturePage::tr("Web page")},
            {Kind::Other, LiteraturePage::tr("Other")}};
}

QString byWhom(const Publication& work)
{
    return work.authors.isEmpty() && !work.editors.isEmpty() ? LiteraturePage::tr("%1 (Ed.)").arg(work.editors) : work.authors;
}

Result<Bibliography> worksIn(const QString& path)
{
    constexpr qint64 largest = 64LL * 1024 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, LiteraturePage::tr("“%1” could not be read: %2. Choose another file.").arg(path, file.errorString()));
    if (file.size() > largest)
        return fail(Error::Kind::Format, LiteraturePage::tr("“%1” is larger than 64 MB. Export fewer works at a time.").arg(path));
    return readBibliography(file.readAll(), QFileInfo(path).fileName());
}

} // namespace

LiteraturePage::LiteraturePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stack(new QStackedWidget)
    , m_view(named(new QTableView, "literatureTable", tr("Literature")))
    , m_works(new RowModel<Literature>({{tr("Key"), [](const Literature& work) { return work.publication.key; }},
                                        {tr("Authors"), [](const Literature& work) { return byWhom(work.publication); }},
                                        {tr("Year"), [](const Literature& work) { return work.publication.year; }},
                                        {tr("Title"), [](const Literature& work) { return work.publication.title; }}},
                                       this))
    , m_kind(named(new QComboBox, "literatureKind", tr("Kind of the work")))
    , m_reference(new QLabel)
    , m_editor(buildEditor())
{
    m_view->setModel(m_works);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->setShowGrid(false);
    m_view->setColumnWidth(0, fontMetrics().averageCharWidth() * 22);
    m_view->setColumnWidth(1, fontMetrics().averageCharWidth() * 40);
    m_view->setColumnWidth(2, fontMetrics().averageCharWidth() * 8);
    m_view->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    auto* halves = new QSplitter(Qt::Vertical);
    halves->addWidget(m_view);
    halves->addWidget(m_editor);
    halves->setChildrenCollapsible(false);
    halves->setStretchFactor(0, 1);
    auto* empty =
        new EmptyPlace(tr("The works that your report cites. Running text cites one by its key, [@reed2020], and the report lists what is "
                          "cited. Bring them in from your reference manager as BibTeX or RIS, or write them here."),
                       tr("Bring in works…"), "firstLiterature");
    connect(empty, &EmptyPlace::wanted, this, &LiteraturePage::askForFile);
    m_stack->addWidget(halves);
    m_stack->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildBar());
    column->addWidget(m_stack, 1);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LiteraturePage::showCurrent);
    connect(&session.project(), &Project::changed, this, [this](const Changes& changes) {
        if (changes.touches(Entity::Literature))
            reload();
    });
    reload();
}

LiteraturePage::~LiteraturePage() { m_session.project().disconnect(this); }

QLayout* LiteraturePage::buildBar()
{
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(8);
    const auto addButton = [&](const char* name, const char* picture, const QString& text, const QString& spoken, auto act) {
        auto* button = named(new QToolButton, name, spoken);
        button->setIcon(icon(picture));
        button->setText(text);
        button->setToolTip(spoken);
        button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setEnabled(!m_session.project().isReadOnly());
        connect(button, &QToolButton::clicked, this, act);
        bar->addWidget(button);
    };
    addButton("literatureAdd", "list-add", tr("New work"), tr("New work"), &LiteraturePage::add);
    addButton("literatureImport", "document-import", tr("Bring in works…"), tr("Bring in works from BibTeX or RIS"),
              &LiteraturePage::askForFile);
    bar->addStretch(1);
    addButton("literatureRemove", "edit-delete", QString(), tr("Remove the chosen work"), &LiteraturePage::removeCurrent);
    return bar;
}

QLineEdit* LiteraturePage::addField(const char* name, const QString& label, QString Publication::*member)
{
    auto* edit = named(new QLineEdit, name, label);
    edit->setReadOnly(m_session.project().isReadOnly());
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, member] {
        if (edit->isModified())
            change([&](Publication& work) { work.*member = edit->text(); });
    });
    m_fields.push_back({edit, member});
    return edit;
}

QWidget* LiteraturePage::buildEditor()
{
    auto* editor = new QWidget;
    auto* grid = new QGridLayout(editor);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    for (const auto& [kind, name] : kindsByName())
        m_kind->addItem(name, int(kind));
    m_kind->setEnabled(!m_session.project().isReadOnly());
    connect(m_kind, &QComboBox::activated, this,
            [this] { change([this](Publication& work) { work.kind = Publication::Kind(m_kind->currentData().toInt()); }); });
    int place = 0;
    const auto put = [&](const QString& text, QWidget* field) {
        auto* label = new QLabel(text);
        label->setBuddy(field);
        grid->addWidget(label, place / 2, place % 2 * 2);
        grid->addWidget(field, place / 2, place % 2 * 2 + 1);
        ++place;
    };
    put(tr("Key:"), addField("literatureKey", tr("Key"), &Publication::key));
    put(tr("Kind:"), m_kind);
    put(tr("Authors:"), addField("literatureAuthors", tr("Authors"), &Publication::authors));
    put(tr("Year:"), addField("literatureYear", tr("Year"), &Publication::year));
    put(tr("Title:"), addField("literatureTitle", tr("Title"), &Publication::title));
    put(tr("Journal or book:"), addField("literatureContainer", tr("Journal or book"), &Publication::container));
    put(tr("Editors:"), addField("literatureEditors", tr("Editors"), &Publication::editors));
    put(tr("Publisher or university:"), addField("literaturePublisher", tr("Publisher or university"), &Publication::publisher));
    put(tr("Volume:"), addField("literatureVolume", tr("Volume"), &Publication::volume));
    put(tr("Issue:"), addField("literatureIssue", tr("Issue"), &Publication::issue));
    put(tr("Pages:"), addField("literaturePages", tr("Pages"), &Publication::pages));
    put(tr("DOI:"), addField("literatureDoi", tr("DOI"), &Publication::doi));
    put(tr("Web address:"), addField("literatureUrl", tr("Web address"), &Publication::url));
    put(tr("Note:"), addField("literatureNote", tr("Note"), &Publication::note));
    m_fields[1].edit->setPlaceholderText(tr("Family, Given; Family, Given"));
    m_reference->setObjectName(QStringLiteral("literatureReference"));
    m_reference->setWordWrap(true);
    grid->addWidget(m_reference, place / 2 + 1, 0, 1, 4);
    return editor;
}

void LiteraturePage::reload()
{
    auto works = m_session.project().read([](const Read& db) { return literature::all(db); });
    if (!m_session.notices().accept(works))
        return;
    const bool isEmpty = works->empty();
    m_works->setRows(std::move(*works));
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    if (!isEmpty && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_works->index(0, 0));
    showCurrent();
}

const Literature* LiteraturePage::current() const { return m_works->at(m_view->currentIndex()); }

void LiteraturePage::showCurrent()
{
    const auto* work = current();
    const auto before = std::exchange(m_shown, work ? work->id : LiteratureId());
    m_editor->setEnabled(work);
    if (!work)
        return;
    for (const auto& [edit, member] : m_fields)
        if (before != m_shown || !edit->isModified() || edit->text() == work->publication.*member) {
            const bool isTyped = edit->hasFocus();
            edit->setText(work->publication.*member);
            if (!isTyped)
                edit->setCursorPosition(0); // a long one is read from its beginning
        }
    m_kind->setCurrentIndex(m_kind->findData(int(work->publication.kind)));
    const auto listed = report::listed({work->publication}).front();
    m_reference->setText(
        tr("Cited by [@%1] as (%2, %3)\n%4").arg(work->publication.key, listed.authors, listed.year, listed.entry.plain()));
}

void LiteraturePage::open(LiteratureId id)
{
    for (int row = 0; row < m_works->rowCount(); ++row)
        if (m_works->rows()[std::size_t(row)].id == id)
            m_view->setCurrentIndex(m_works->index(row, 0));
}

void LiteraturePage::add()
{
    Publication work;
    work.title = tr("New work");
    const auto added = m_session.project().perform(tr("New work in the literature"), [&](Edit& db) { return literature::add(db, work); });
    if (!m_session.notices().accept(added))
        return;
    open(*added);
    m_fields[1].edit->setFocus();
}

void LiteraturePage::askForFile()
{
    auto* dialog = new QFileDialog(this, tr("Bring in works"), QString(), tr("BibTeX and RIS (*.bib *.ris *.txt);;All files (*)"));
    dialog->setObjectName(QStringLiteral("literatureFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LiteraturePage::import);
    dialog->open();
}

void LiteraturePage::import(const QString& path)
{
    m_session.jobs().run(
        this, tr("Reading works"), [path](const Progress&) { return worksIn(path); },
        [this](const Result<Bibliography>& read) {
            if (!m_session.notices().accept(read))
                return;
            const auto done = m_session.project().perform(
                tr("Bring in works"), [&](Edit& db) -> Result<literature::Imported> { return literature::import(db, read->works); });
            if (!m_session.notices().accept(done))
                return;
            auto sentence = tr("Works added: %1, updated: %2, unchanged: %3.").arg(done->added).arg(done->updated).arg(done->unchanged);
            const auto notes = read->notes + done->notes;
            if (!notes.isEmpty())
                sentence += u' ' + notes.mid(0, 3).join(u' ');
            m_session.notices().done(sentence);
        });
}

void LiteraturePage::change(const std::function<void(Publication&)>& act)
{
    for (const auto& before : m_works->rows()) {
        if (before.id != m_shown)
            continue;
        auto after = before;
        act(after.publication);
        for (const auto& field : m_fields)
            field.edit->setModified(false);
        if (after == before)
            return;
        const auto done =
            m_session.project().perform(tr("Change a work of the literature"), [&](Edit& db) { return literature::update(db, after); });
        if (!m_session.notices().accept(done))
            showCurrent(); // as it was
        return;
    }
}

void LiteraturePage::removeCurrent()
{
    const auto* work = current();
    if (!work)
        return;
    const auto key = work->publication.key;
    const auto done = m_session.project().perform(tr("Remove “%1” from the literature").arg(key),
                                                  [id = work->id](Edit& db) { literature::remove(db, id); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Removed “%1” from the literature.").arg(key));
}

} // namespace counterpoint::ui
