#pragma once
#include "core/report/document.h"

/// The parts of a .docx beside its text.
namespace counterpoint::report::docx {

inline constexpr int bulletList = 1; ///< w:numId of all bulleted lists; numbered lists count on from 2

QByteArray contentTypes();
QByteArray packageRelations();
/// `pictures`: number of media/imageN.png that the text shows.
QByteArray documentRelations(int pictures);
QByteArray coreProperties(const Document& document);
QByteArray appProperties();
QByteArray settings();
QByteArray styles(const QString& language);
/// One w:num for each numbered list, so that each counts from 1.
QByteArray numbering(int numberedLists);
QByteArray footer();

} // namespace counterpoint::report::docx
