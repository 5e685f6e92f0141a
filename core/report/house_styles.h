#pragma once
#include "core/interchange/xml/xml_document.h"
#include "core/report/house_template.h"

/// The styles and lists of a house template beside those of ours that it lacks.
namespace counterpoint::report::docx {

/// XML as bytes, with its declaration.
QByteArray bytesOf(pugi::xml_node root);
/// Finds which of the template's styles are ours, by the names that Word knows them by in every language, and adds the missing ones.
/// `tableStyle` is the id of the one that its tables have by default; may be empty.
void addOurStyles(pugi::xml_node styles, const QString& tableStyle, Dress& dress);
/// Styles whose texts are in `language`, whatever the template's was: Word checks the spelling by it, and screen readers speak by it.
QByteArray inLanguage(const QByteArray& styles, const QString& language);
/// Makes room for lists of ours, and takes away bullets that are pictures elsewhere.
void makeRoomForLists(pugi::xml_node numbering, HouseTemplate& house);
QByteArray numbering(const HouseTemplate& house, int numberedLists);

} // namespace counterpoint::report::docx
