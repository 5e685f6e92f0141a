#include "ui/coding/code_workspace.h"
#include "core/coding/codings.h"
#include "core/coding/stated_codes.h"
#include "core/project/project.h"
#include "ui/coding/agreement_page.h"
#include "ui/coding/answer_pane.h"
#include "ui/coding/answers_page.h"
#include "ui/coding/answers_table.h"
#include "ui/coding/blind.h"
#include "ui/coding/code_tree.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/comment_box.h"
#include "ui/coding/compare_page.h"
#include "ui/coding/counted_material.h"
#include "ui/coding/find_bar.h"
#include "ui/coding/find_pages.h"
#include "ui/coding/interaction_gestures.h"
#include "ui/coding/memo_desk.h"
#include "ui/coding/merge_page.h"
#include "ui/coding/name_picker.h"
#include "ui/coding/passage_finding_bar.h"
#include "ui/coding/passage_page.h"
#include "ui/coding/pin_bar.h"
#include "ui/coding/place_list.h"
#include "ui/coding/pseudonym_desk.h"
#include "ui/coding/query_page.h"
#include "ui/coding/quick_code.h"
#include "ui/coding/recording_pane.h"
#include "ui/coding/side_panes.h"
#include "ui/coding/source_pane.h"
#include "ui/coding/split_page.h"
#include "ui/coding/text_editing.h"
#include "ui/coding/text_gestures.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/coding/turn_gestures.h"
#include "ui/coding/weight_box.h"
#include "ui/memos/memo_page.h"
#include "ui/pseudonyms/pseudonym_page.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/transcript/import_transcripts_dialog.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QIODevice>
#include <QKeyEvent>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

bool isNewCode(const QKeyEvent& key) { return key.key() == Qt::Key_N && key.modifiers() == Qt::ControlModifier; }

QStringList readableFiles(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

CodeWorkspace::CodeWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_acts(new CodingActs(session, this))
    , m_splitter(named(new QSplitter, "codeSplitter", tr("Sources, text and codebook")))
    , m_quick(new QuickCode(this))
    , m_sources(new SourcePane(session))
    , m_middle(new QStackedWidget)
    , m_text(new TextPage(session))
    , m_passages(new PassagePage(session, *m_acts, *m_quick))
    , m_query(new QueryPage(session))
    , m_merge(new MergePage(session))
    , m_agreement(new AgreementPage(session))
    , m_compare(new ComparePage(session))
    , m_split(new SplitPage(session, *m_acts, *m_quick))
    , m_pins(new PinBar(*m_acts, !session.project().isReadOnly()))
    , m_comments(new CommentBox(this))
    , m_weights(new WeightBox(this))
    , m_memos(new MemoDesk(session, *m_text, this))
    , m_answers(new AnswersPage(session, *m_acts, *m_quick))
    , m_reader(m_text)
    , m_pseudonyms(new PseudonymDesk(session, *m_text, this))
    , m_material(new CountedMaterial(session, this))
{
    setObjectName(QStringLiteral("codeWorkspace"));
    setAcceptDrops(!session.project().isReadOnly());
    m_find = new FindPages(session, *m_acts, *m_quick);
    m_codebook = new CodebookPane(session, *m_acts, *m_quick);
    m_gestures = new TextGestures(session, *m_text, *m_acts, *m_quick, *m_comments, *m_weights, this);
    auto* picker = new NamePicker(this);
    m_turns = new TurnGestures(session, *m_text, *picker, this);
    m_interactions = new InteractionGestures(session, *m_text, *picker, this);
    m_findings = new PassageFindingBar(session, *m_text);
    m_text->addBelow(m_findings);
    m_recording = new RecordingPane(session, *m_text, this, makePlayback());
    m_text->addBelow(m_recording);
    build();
    addCommands();
    connectParts();
    load();
}

CodeWorkspace::~CodeWorkspace()
{
    m_codebook->commit();
    m_memos->commit();
    m_text->editing().commit();
    session().project().disconnect(this);
}

void CodeWorkspace::build()
{
    auto* empty = new EmptyPlace(tr("Here interviews, focus groups and documents are read and coded. Bring your transcripts in: drop "
                                    "files or a folder here, or choose them."),
                                 session().project().isReadOnly() ? QString() : tr("Import transcripts…"), "emptyImport");
    connect(empty, &EmptyPlace::wanted, this, [this] { importTranscripts({}); });
    m_empty = empty;
    m_middle->addWidget(m_text);
    m_middle->addWidget(m_answers);
    m_middle->addWidget(m_passages);
    m_middle->addWidget(m_query);
    m_middle->addWidget(m_merge);
    m_middle->addWidget(m_agreement);
    m_middle->addWidget(m_compare);
    m_middle->addWidget(&m_memos->page());
    m_middle->addWidget(&m_pseudonyms->page());
    m_middle->addWidget(m_find);
    m_middle->addWidget(m_split);
    m_text->addBar(m_pins);
    m_middle->addWidget(m_empty);
    m_splitter->addWidget(m_sources);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_codebook);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setChildrenCollapsible(false);
    new SidePanes(*m_splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    setFocusProxy(&m_text->view());
}

QAction* CodeWorkspace::command(const char* name, const char* iconName, const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_commands << action;
    return action;
}

void CodeWorkspace::addCommands()
{
    const bool writable = !session().project().isReadOnly();
    auto* import = command("importTranscripts", "document-import", tr("Import transcripts…"), {});
    import->setEnabled(writable);
    connect(import, &QAction::triggered, this, [this] { importTranscripts({}); });
    auto* folder = command("importFolder", "document-import", tr("Import a folder of transcripts…"), {});
    folder->setEnabled(writable);
    connect(folder, &QAction::triggered, this, &CodeWorkspace::importFolder);
    auto* agreement = command("coderAgreement", "resource-group", tr("Agreement of coders, and where they differ"), {});
    connect(agreement, &QAction::triggered, this, [this] {
        session().navigator().note(agreementPlace());
        reveal(agreementPlace());
    });
    auto* merge = command("mergeCopy", "merge", tr("Merge a coder's copy…"), {});
    merge->setEnabled(writable);
    connect(merge, &QAction::triggered, m_merge, &MergePage::askForCopy);
    connect(command("compareVersions", "kr_comparedirs", tr("Compare with the text as imported"), {}), &QAction::triggered, this, [this] {
        if (m_text->source())
            compareVersions(m_text->source()->source.id);
    });
    auto* newCode = command("addCode", "tag-new", tr("New code…"), {});
    newCode->setEnabled(writable);
    connect(newCode, &QAction::triggered, this, [this] { m_codebook->askForNew({}); });
    connect(command("findInText", "edit-find", tr("Find in this text…"), QKeySequence(QStringLiteral("Ctrl+F"))), &QAction::triggered, this,
            &CodeWorkspace::find);
    auto* replace = command("replaceInText", "edit-rename", tr("Find and replace in this text…"), QKeySequence(QStringLiteral("Ctrl+H")));
    replace->setEnabled(writable);
    connect(replace, &QAction::triggered, this, [this] {
        find();
        m_text->findBar().showReplace(true);
    });
    connect(command("searchSources", "edit-find", tr("Search in all sources…"), QKeySequence(QStringLiteral("Ctrl+Shift+F"))),
            &QAction::triggered, this, &CodeWorkspace::searchEverywhere);
    auto* query =
        command("askForPassages", "view-filter", tr("Ask for passages in a sentence…"), QKeySequence(QStringLiteral("Ctrl+Shift+R")));
    query->setProperty("words", tr("query, retrieve, retrieval, filter, complex search"));
    connect(query, &QAction::triggered, this, [this] { showQuery({}); });
    connect(command("showMemos", "note", tr("Memos"), {}), &QAction::triggered, m_memos, &MemoDesk::showAll);
    connect(command("interviewGuides", "view-list-text", tr("Guides and their answers…"), {}), &QAction::triggered, this, [this] {
        m_middle->setCurrentWidget(m_find);
        m_find->showGuides();
    });
    auto* passages = command("passagesOfCode", "view-list-text", tr("Passages of the chosen code"), {});
    connect(passages, &QAction::triggered, this, [this] { showPassages(m_codebook->current()); });
    connect(command("findingOfPassage", "flag", tr("Finding that this passage is evidence in"), {}), &QAction::triggered, m_findings,
            &PassageFindingBar::open);
}

void CodeWorkspace::connectParts()
{
    connect(&session().project(), &Project::changed, this, &CodeWorkspace::take);
    connect(m_sources, &SourcePane::chosen, this, [this](SourceId id) {
        openSource(id);
        session().navigator().note({Place::Workspace::Code, Entity::Source, id.value(), {}});
    });
    connect(m_sources, &SourcePane::participantsOnlyChanged, this, [this] { take(Changes::everything()); });
    connect(m_material, &CountedMaterial::codesChanged, this, &CodeWorkspace::showCodes);
    connect(m_material, &CountedMaterial::sourcesChanged, this, [this] { m_sources->setSources(m_material->sources()); });
    connect(m_material, &CountedMaterial::sourcesUpdated, m_sources, &SourcePane::updateSources);
    connect(m_sources, &SourcePane::importWanted, this, [this] { importTranscripts({}); });
    connect(m_sources, &SourcePane::compareWanted, this, &CodeWorkspace::compareVersions);
    connect(m_compare, &ComparePage::left, this, &CodeWorkspace::showText);
    connect(m_compare, &ComparePage::chosen, this, [this](SourceId id, TextSpan span) {
        session().navigator().go({Place::Workspace::Code, Entity::Source, id.value(), span});
    });
    connect(m_codebook, &CodebookPane::passagesWanted, this, [this](CodeId code) {
        if (code.isValid())
            session().navigator().go({Place::Workspace::Code, Entity::Code, code.value(), {}});
        showPassages(code);
    });
    connect(m_codebook, &CodebookPane::codeSelectionWanted, this, [this](CodeId code) {
        if (inGrid())
            m_answers->codeSelected({code, {}});
        else
            m_gestures->codeSelection({code, {}});
    });
    connect(m_codebook, &CodebookPane::onlyWanted, this, [this](CodeId code) {
        showText();
        if (inGrid())
            m_answers->showOnlyWith(code);
        else
            m_text->showOnlyCode(code);
    });
    connect(m_recording, &RecordingPane::transcriptMade, this, [this](SourceId id) {
        openSource(id);
        m_text->view().moveCursor(QTextCursor::End);
        m_text->editing().setOn(true);
    });
    connect(m_gestures, &TextGestures::menuOpening, m_findings, &PassageFindingBar::addTo);
    connect(m_gestures, &TextGestures::menuOpening, m_turns, &TurnGestures::addTo);
    connect(m_gestures, &TextGestures::menuOpening, m_interactions, &InteractionGestures::addTo);
    connect(m_gestures, &TextGestures::menuOpening, m_recording, &RecordingPane::addTo);
    connect(m_gestures, &TextGestures::menuOpening, m_pseudonyms, &PseudonymDesk::addTo);
    connect(m_pseudonyms, &PseudonymDesk::pageWanted, this, [this] { m_middle->setCurrentWidget(&m_pseudonyms->page()); });
    connect(m_pseudonyms, &PseudonymDesk::left, this, &CodeWorkspace::showText);
    connect(m_codebook, &CodebookPane::dictionaryWanted, this, [this](const std::vector<CodeId>& codes) {
        m_middle->setCurrentWidget(m_find);
        m_find->showDictionary(codes);
    });
    connect(m_codebook, &CodebookPane::splitWanted, this, &CodeWorkspace::splitCode);
    connect(m_passages, &PassagePage::splitWanted, this, &CodeWorkspace::splitCode);
    connect(m_split, &SplitPage::left, this, &CodeWorkspace::showText);
    connect(m_split, &SplitPage::placeWanted, this, [this](CodingId coding) {
        session().navigator().go({Place::Workspace::Code, Entity::Coding, coding.value(), {}});
    });
    connect(m_pins, &PinBar::chosen, this, [this](CodeId code) { m_gestures->codeSelection({code, {}}); });
    connect(&session(), &Session::coderChanged, this, [this] {
        if (seenCoder(session()) != m_material->scope().coder)
            take(Changes::everything());
    });
    connect(m_gestures, &TextGestures::codeShown, this, [this](CodeId code) { m_codebook->setCurrent(code); });
    connect(m_gestures, &TextGestures::memoWanted, m_memos, &MemoDesk::writeOnSelection);
    connect(m_memos, &MemoDesk::pageWanted, this, [this] { m_middle->setCurrentWidget(&m_memos->page()); });
    connect(m_memos, &MemoDesk::left, this, &CodeWorkspace::showText);
    connect(m_sources, &SourcePane::memosWanted, this, [this](SourceId id) { m_memos->showOn(MemoSubject::Source, id.value()); });
    connect(m_codebook, &CodebookPane::memosWanted, this, [this](CodeId id) { m_memos->showOn(MemoSubject::Code, id.value()); });
    connect(m_answers, &AnswersPage::codeShown, this, [this](CodeId code) { m_codebook->setCurrent(code); });
    connect(m_answers, &AnswersPage::asTextWanted, this, [this] { showAnswersAs(false); });
    connect(m_text, &TextPage::gridWanted, this, [this] { showAnswersAs(true); });
    connect(m_answers, &AnswersPage::memoWanted, this, [this](TextSpan span, const QRect& beside) {
        Memo draft;
        draft.subject = MemoSubject::Passage;
        draft.subjectId = m_answers->source().value();
        draft.span = span;
        m_memos->writeOn(draft, beside);
    });
    connect(m_passages, &PassagePage::chosen, this, &CodeWorkspace::goTo);
    connect(m_passages, &PassagePage::left, this, &CodeWorkspace::showText);
    connect(m_query, &QueryPage::chosen, this, &CodeWorkspace::goTo);
    connect(m_query, &QueryPage::left, this, &CodeWorkspace::showText);
    connect(m_agreement, &AgreementPage::left, this, &CodeWorkspace::showText);
    connect(m_agreement, &AgreementPage::chosen, this, &CodeWorkspace::goTo);
    connect(m_agreement, &AgreementPage::definitionWanted, this, [this](CodeId code) { m_codebook->editDefinition(code); });
    connect(m_merge, &MergePage::wanted, this, [this] { m_middle->setCurrentWidget(m_merge); });
    connect(m_merge, &MergePage::left, this, &CodeWorkspace::showText);
    connect(m_find, &FindPages::chosen, this, &CodeWorkspace::goTo);
    connect(m_find, &FindPages::left, this, &CodeWorkspace::showText);
    auto& bar = m_text->findBar();
    connect(&bar, &FindBar::allSourcesWanted, this, &CodeWorkspace::searchEverywhere);
    connect(&bar, &FindBar::codeAllWanted, this, [this, &bar] {
        m_gestures->askToCodeHits(bar.hits(), {bar.mapToGlobal(QPoint(0, 0)), bar.size()});
    });
}

void CodeWorkspace::load() { take(Changes::everything()); }

void CodeWorkspace::take(const Changes& changes)
{
    m_material->take(changes);
    if ((changes.touches(Entity::Memo) || changes.touches(Entity::Finding) || changes.touches(Entity::Evidence)) && !changes.isEverything())
        m_codebook->setCodes(m_material->codes());
    m_text->refresh(changes);
    m_findings->refresh(changes);
    m_recording->refresh(changes);
    m_answers->refresh(changes);
    if (!openedSource().isValid() && !m_sources->sources().empty())
        openSource(m_sources->sources().front().id);
    const bool nothing = m_sources->sources().empty();
    if (m_middle->currentWidget() == (nothing ? m_reader : m_empty))
        m_middle->setCurrentWidget(nothing ? m_empty : m_reader);
    m_passages->refresh(changes);
    m_query->refresh(changes);
    m_merge->refresh(changes);
    m_agreement->refresh(changes);
    m_compare->refresh(changes);
    m_memos->refresh(changes);
    m_pseudonyms->refresh(changes);
    m_find->refresh(changes);
    m_split->refresh(changes);
}

void CodeWorkspace::showCodes()
{
    const auto& codes = m_material->codes();
    m_text->setCodes(codes);
    m_answers->setCodes(codes);
    m_passages->setCodes(codes);
    m_query->setCodes(codes);
    m_agreement->setCodes(codes);
    m_split->setCodes(codes);
    m_pins->setCodes(codes);
    m_codebook->setCodes(codes);
    m_find->setCodes(codes);
    m_gestures->showPins();
}

QList<QAction*> CodeWorkspace::commands() const
{
    auto all = m_commands + m_pseudonyms->actions();
    if (inGrid())
        all << m_recording->newTranscriptAction();
    else
        all << m_text->editing().action() << m_turns->actions() << m_interactions->action() << m_recording->actions();
    for (auto* action : inGrid() ? m_answers->actions() : m_gestures->actions())
        if (action->isVisible())
            all << action;
    return all;
}

void CodeWorkspace::importFolder()
{
    auto* chooser = ImportTranscriptsDialog::folderChooser(this);
    connect(chooser, &QFileDialog::filesSelected, this, &CodeWorkspace::importTranscripts);
    chooser->open();
}

void CodeWorkspace::importTranscripts(const QStringList& files)
{
    if (session().project().isReadOnly())
        return;
    if (files.isEmpty()) {
        auto* chooser = ImportTranscriptsDialog::fileChooser(this);
        connect(chooser, &QFileDialog::filesSelected, this, &CodeWorkspace::importTranscripts);
        chooser->open();
        return;
    }
    auto* dialog = new ImportTranscriptsDialog(session(), this,
                                               [coder = session().coderName()](Edit& db, SourceId source, const TranscriptPlan& plan) {
                                                   return codeAsStated(db, source, plan.codes, coder);
                                               });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportTranscriptsDialog::imported, this, [this](SourceId first) {
        openSource(first);
        session().navigator().note({Place::Workspace::Code, Entity::Source, first.value(), {}});
    });
    dialog->show();
    dialog->addFiles(files);
}

QByteArray CodeWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    const auto panes = m_splitter->findChild<SidePanes*>()->wanted();
    out << qint32(panes.left) << qint32(panes.right) << m_codebook->splitter().saveState();
    return layout;
}

void CodeWorkspace::restoreLayout(const QByteArray& layout)
{
    qint32 left = 0;
    qint32 right = 0;
    QByteArray down;
    QDataStream in(layout);
    in >> left >> right >> down;
    m_splitter->findChild<SidePanes*>()->setWanted({left, right});
    m_codebook->splitter().restoreState(down);
}

bool CodeWorkspace::event(QEvent* event)
{
    // Ctrl+N makes a new study elsewhere in the window; here it is a new code.
    if (event->type() == QEvent::ShortcutOverride && isNewCode(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return Workspace::event(event);
}

void CodeWorkspace::keyPressEvent(QKeyEvent* event)
{
    if (isNewCode(*event))
        m_codebook->askForNew({});
    else
        Workspace::keyPressEvent(event);
}

void CodeWorkspace::dragEnterEvent(QDragEnterEvent* event)
{
    if (!readableFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CodeWorkspace::dropEvent(QDropEvent* event)
{
    const auto files = readableFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    importTranscripts(files);
}

} // namespace counterpoint::ui
