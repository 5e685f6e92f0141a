#include "ui/survey/survey_preview.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/survey/preview_answers.h"
#include "ui/survey/preview_items.h"
#include "ui/survey/questionnaire_desk.h"
#include "ui/widgets/flow_layout.h"
#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int phoneWidth = 340; ///< of the page on a phone of 375 pixels, less its margins
constexpr int desktopWidth = 620;
constexpr int leastDesktop = 460; ///< where there is not so much room

} // namespace

SurveyPreview::SurveyPreview(QuestionnaireDesk& desk, std::function<SurveyItem()> draft, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_draft(std::move(draft))
    , m_answers(new PreviewAnswers(this))
    , m_phone(named(new QToolButton, "previewPhone", tr("As on a phone")))
    , m_desktop(named(new QToolButton, "previewDesktop", tr("As on a desktop")))
    , m_language(named(new QComboBox, "previewLanguage", tr("Language of the preview")))
    , m_area(named(new QScrollArea, "surveyPreview", tr("Preview of the questionnaire")))
    , m_soon(new QTimer(this))
{
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    setMinimumWidth(phoneWidth + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2);
    m_soon->setSingleShot(true);
    m_soon->setInterval(80);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(buildBar());
    column->addWidget(m_area, 1);
    connect(m_soon, &QTimer::timeout, this, &SurveyPreview::rebuild);
    connect(m_answers, &PreviewAnswers::changed, this, &SurveyPreview::follow);
    connect(&m_desk, &QuestionnaireDesk::changed, this, &SurveyPreview::rebuildSoon);
    connect(&m_desk, &QuestionnaireDesk::chosen, this, &SurveyPreview::rebuildSoon);
    rebuildSoon();
}

QLayout* SurveyPreview::buildBar()
{
    auto* widths = new QButtonGroup(this);
    m_phone->setText(tr("Phone"));
    m_desktop->setText(tr("Desktop"));
    for (auto* each : {m_phone, m_desktop}) {
        each->setCheckable(true);
        each->setFocusPolicy(Qt::StrongFocus);
        widths->addButton(each);
        connect(each, &QToolButton::clicked, this, [this] {
            Q_EMIT widthWanted(wantedWidth());
            rebuild();
        });
    }
    m_phone->setChecked(true);
    auto* again = named(new QToolButton, "previewAgain", tr("Begin again: forget what was answered in the preview"));
    again->setIcon(icon("view-refresh"));
    again->setToolTip(again->accessibleName());
    again->setAutoRaise(true);
    connect(again, &QToolButton::clicked, this, [this] {
        m_answers->clear();
        rebuild();
    });
    connect(m_language, &QComboBox::activated, this, &SurveyPreview::rebuild);
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* browser = named(new QToolButton, "previewBrowser", tr("Try it in the browser: the real form, which keeps and sends nothing"));
    browser->setText(tr("Try it in the browser"));
    browser->setIcon(icon("view-preview"));
    browser->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    browser->setToolTip(tr("Opens the real form; it keeps and sends nothing"));
    connect(browser, &QToolButton::clicked, this, &SurveyPreview::browserWanted);
    auto* bar = new FlowLayout; // of two lines where text is large
    for (auto* each : {m_phone, m_desktop, again, browser})
        bar->addWidget(each);
    auto* both = new QVBoxLayout;
    both->setContentsMargins(8, 0, 8, 0);
    both->addLayout(bar);
    both->addWidget(m_language);
    return both;
}

int SurveyPreview::wantedWidth() const { return (isPhone() ? phoneWidth : desktopWidth) + 30; }

bool SurveyPreview::isPhone() const { return m_phone->isChecked(); }

void SurveyPreview::setPhone(bool phone)
{
    (phone ? m_phone : m_desktop)->setChecked(true);
    rebuildSoon();
}

void SurveyPreview::rebuildSoon() { m_soon->start(); }

std::vector<ItemPlace> SurveyPreview::shownPlaces(const Questionnaire& questionnaire) const
{
    const auto all = allItems(questionnaire);
    const auto placeOf = [&](SurveyItemId id) {
        return std::find_if(all.begin(), all.end(), [&](const ItemPlace& place) { return place.item->id == id; });
    };
    // The page that the question is on, or what is outside of pages.
    auto page = all.end();
    for (auto at = placeOf(m_desk.current()); at != all.end();) {
        if (holdsItems(at->item->type) && at->item->type != ItemType::Grid && at->item->type != ItemType::ConstantSum)
            page = at;
        at = at->parent ? placeOf(at->parent->id) : all.end();
    }
    if (page == all.end())
        return previewedPlaces(questionnaire, nullptr, chosen());
    std::vector<ItemPlace> shown{*page};
    if (page->item->type != ItemType::Repeat) {
        const auto held = previewedPlaces(questionnaire, page->item, chosen());
        shown.insert(shown.end(), held.begin(), held.end());
    }
    return shown;
}

SurveyItemId SurveyPreview::chosen() const
{
    const auto place = m_desk.currentPlace();
    return place.parent && place.parent->type == ItemType::Grid ? place.parent->id : m_desk.current();
}

void SurveyPreview::rebuild()
{
    m_soon->stop();
    const int scrolled = m_area->verticalScrollBar()->value();
    m_shown = m_desk.questionnaire();
    if (auto* item = m_shown.item(m_desk.current())) {
        auto draft = m_draft();
        if (draft.id == item->id) {
            draft.items = item->items;
            *item = std::move(draft);
        }
    }
    {
        const QSignalBlocker quiet(m_language);
        const auto before = m_language->currentData();
        m_language->clear();
        for (const auto& language : m_shown.languages)
            m_language->addItem(language.name.isEmpty() ? tr("Language without a name") : language.name, language.name);
        const int same = m_language->findData(before);
        m_language->setCurrentIndex(same >= 0 ? same : m_language->findData(m_shown.defaultLanguage));
        m_language->setVisible(m_shown.languages.size() > 1);
    }
    const auto language = m_language->currentData().toString();
    const bool isRightToLeft = std::any_of(m_shown.languages.begin(), m_shown.languages.end(),
                                           [&](const SurveyLanguage& each) { return each.name == language && each.isRightToLeft; });
    m_answers->compute(m_shown, language);
    m_items = nullptr;
    auto* paper = new QWidget;
    paper->setObjectName(QStringLiteral("previewPaper"));
    paper->setLayoutDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    paper->setBackgroundRole(QPalette::Base);
    paper->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(paper);
    column->setContentsMargins(4, 12, 4, 12);
    column->setSpacing(4);
    m_items = new PreviewItems(m_shown, shownPlaces(m_shown), {language, isPhone()}, *m_answers);
    m_items->setObjectName(QStringLiteral("previewItems"));
    column->addWidget(m_items);
    column->addStretch(1);
    if (isPhone())
        paper->setMaximumWidth(phoneWidth); // a little less where there is no room, rather than a scroll bar
    else
        paper->setMinimumWidth(leastDesktop);
    follow(); // before it is seen, so that all is shown at once
    m_area->setWidget(paper);
    paper->adjustSize();
    m_area->verticalScrollBar()->setValue(scrolled);
    QTimer::singleShot(0, paper, [this] { showChosen(); }); // when all has its place
}

void SurveyPreview::showChosen()
{
    const auto* question = m_items ? m_items->of(chosen()) : nullptr;
    if (!question || !m_area->widget())
        return;
    auto* bar = m_area->verticalScrollBar();
    const int top = question->mapTo(m_area->widget(), QPoint()).y();
    const int bottom = top + question->height();
    if (top < bar->value() || bottom > bar->value() + m_area->viewport()->height())
        bar->setValue(std::max(0, std::min(top - 24, bottom)));
}

void SurveyPreview::follow()
{
    m_answers->compute(m_shown, m_language->currentData().toString());
    if (m_items)
        m_items->follow(chosen());
}

} // namespace counterpoint::ui
