/** Written by make.mjs from emojibase-data. */
export const fr = `visage rieur	content dents grand sourire heureux joyeux rire super très souriant émoticône
visage souriant avec de grands yeux	content dents formidable grand sourire heureux super très la bouche ouverte émoticône
visage très souriant aux yeux rieurs	content grand sourire heureux joyeux lol mdr rire mignon avec la bouche ouverte et les souriants émoticône
visage souriant aux yeux rieurs	content dents grand sourire heureux de toutes ses super avec souriants émoticône
visage souriant avec yeux plissés	ahah bouche content lol mdr rire sourire ouverte et fermés émoticône
visage souriant avec une goutte de sueur	excité froid sourire nerveux stressé sueurs froides émoticône
se rouler par terre de rire	content drôle hilare joyeux larmes lol mdr pleurer aux tordre visage qui rit émoticône
visage riant aux larmes	content heureux joie lol mdr pleurer de rire sourire émoticône
visage avec un léger sourire	content heureux souriant émoticône
tête à l’envers	incroyable renversée visage émoticône
visage qui fond	disparaître fondre gêne liquide liquéfié sarcasme se dissoudre
visage faisant un clin d’œil	blague d’œil flirter plaisanter sexy émoticône
visage souriant avec yeux rieurs	content heureux rougir satisfait sourire qui rougit souriants émoticône œil
visage souriant avec auréole	ange angélique bible béni heureux innocent paix sourire spirituel émoticône
visage souriant avec cœurs	adorer aimer amour béguin coeur je t’aime j’adore smiley 3 coeurs sourire
visage souriant avec yeux en forme de cœur	amour amoureux romantique sourire émoticône œil
visage avec des étoiles à la place des yeux	grand sourire heureux pressé surexcité tête wow étoile dans les
visage envoyant un bisou	amour baiser bise et cœur bonjour bonne nuit embrasser je t’aime qui fait une avec émoticône
visage faisant un bisou	amour baiser bise embrasser je t’aime petit qui fait une émoticône
visage souriant	content décontracté détendu heureux sourire avec les yeux fermés émoticône
visage faisant un bisou avec les yeux fermés	baiser bise embrasser rougir qui fait une rougissant émoticône
visage aux yeux rieurs faisant un bisou	amour baiser bise embrasser gros je t’aime sourire souriants qui fait une fermés émoticône
visage souriant avec une larme	fier heureux reconnaissant smiley soulagé touché ému
miam	bon content délicieux faim heureux langue manger savourer sourire visage souriant qui tire la émoticône
visage qui tire la langue	cool génial super émoticône
visage qui tire la langue et fait un clin d’œil	amusant blague d’œil fou loufoque marrant rigolo émoticône
tête de fou	grand large oeil petit folle yeux fous œil
visage qui tire la langue les yeux plissés	dégoûtant goût horrible omd on ne vit qu’une fois peu importe et ferme fermés émoticône œil
argent dans les yeux et la bouche	dollars émoticône
visage qui fait un câlin	gentil mains émoticône
visage avec une main sur la bouche	malin oops oups rigole secret surprise devant
visage avec yeux ouverts et main sur la bouche	choqué embarrassé gêné impressionné stupéfait surpris étonné
visage qui regarde entre ses doigts	captivé effrayé fasciné jeter un coup d’œil regarder fixement se cacher timide
visage avec un doigt sur la bouche	chut pas bruit silence tête qui dit
visage en pleine réflexion	hum méditer penser réfléchir émoticône
visage qui fait un salut militaire	armée bonne chance compris ok oui respect
visage avec bouche fermeture éclair	cousue motus se taire secret émoticône
visage avec les sourcils relevés	euh hein incrédule méfiant pas vrai quoi sceptique surprise tête sourcil levé
visage neutre	gêné ni chaud froid pas drôle peu importe rester de marbre sans commentaires rire expression émoticône
visage sans expression	inexpressif mécontent neutre peu importe émoticône
visage sans bouche	muet ne rien dire neutre commentaires expression voix se taire secret silence sourdine émoticône
visage en pointillés	disparaître déprimé introverti invisible se cacher
visage dans les nuages	brouillard distrait le
visage avec un sourire malin	arrogant charmeur ricaner rusé suffisant suspicieux séducteur émoticône
visage blasé	bizarre fâché jaloux pas content peu importe qui s’ennuie émoticône énervé
visage roulant des yeux	agacé excédé incrédulité roulement qui lève les au ciel roule émoticône
visage grimaçant	dents grimace gêné rien sourire émoticône
visage expirant	chuchoter découragé déçu expiration exténué fatigué siffler souffler soulagement soupir sursaut
visage de menteur	mensonge pinocchio dont le nez s’allonge émoticône
visage secoué	choc fou omg ouah panique surprenant tremblement de terre vibration étourdi
tête secouée horizontalement	non secouer
tête secouée verticalement	hochement de oui
visage soulagé	calme soulagement sérénité zen émoticône
visage pensif	abattu déçu horrible mort perdu triste émoticône
visage endormi	fatigué larme pleurer sommeil triste émoticône
visage qui bave	baver délicieux mmh émoticône
visage somnolent	bonne nuit coucher dormir endormi fatigué sieste sommeil zzz émoticône
visage avec des valises sous les yeux	ensommeilé fatigué sommeil épuisé
visage avec masque	bactéries dentiste docteur germes malade chirurgical médecin rhume émoticône
visage avec thermomètre	indisposé malade
visage avec bandage autour de la tête	aïe blessure bobo pansement un émoticône
visage nauséeux	dégoûtant malade nausée vert qui a la vomir écœuré émoticône
visage qui vomit	gerbe gerber malade tête vomi vomissure
visage qui éternue	atchoum fièvre grippe malade mouchoir rhume se moucher à tes souhaits émoticône éternuement éternuer
visage rouge et chaud	chaleur coup de fièvre sue suer toute transpiration trop tout
visage bleu et froid	gel gelure gelé glacial glacé glaçon ça caille
visage éméché	bouche ondulée bourré bourrée dans les vapes hébété pas clair pompette rond saoul souler tête qui tourne
visage étourdi	fatigué malade mort tournis avec le émoticône
visage aux yeux en spirales	confusion hagard malade nausée ouh la tête qui tourne étourdi
tête qui explose	choc choqué surpris surprise choquée
visage avec chapeau de cowboy
visage festif	anniversaire chapeau pointu célébration fête heureux hourra joyeux sifflet de youpi émoticône
visage déguisé	déguisement espion faux nez grimer incognito lunettes moustache postiche smiley sourcils ébouriffés
visage avec lunettes de soleil	cool posé tranquille
visage de geek	doué futé idiot intelligent lunettes personne premier la classe ringard surdoué tronche
visage avec un monocle	classe collet monté fortune riche tête vieux jeu
visage confus	désolé ennuyé je ne sais pas triste émoticône
visage avec bouche en diagonale	bof confus déçu euh frustration incertain sceptique
visage inquiet	anxieux préoccupé stressé surpris triste émoticône
visage légèrement mécontent	triste émoticône
visage mécontent	malheureux triste émoticône
visage avec bouche ouverte	bée choqué incroyable omd oubli surpris la étonné émoticône épaté
visage ébahi	incroyable omd sans voix stupeur stupéfait surpris à la bouche ouverte émoticône
visage stupéfait	choc choqué impossible incroyable omd émoticône étonné
visage qui rougit	chaud comment gêné impressionné incroyable incrédule quoi rouge ébahi émoticône étonné
visage déformé	anxiété bouffi choc gonflé panique surprise vulnérabilité
visage implorant	embarrassé excuse gros yeux pardon pitié supplication supplie s’il te plaît de chiens battus
visage retenant ses larmes	admiration fierté gratitude de joie pleurs retenir triste ému
visage mécontent avec bouche ouverte	déçu effrayé peur pris au dépourvu surpris émoticône
visage angoissé	angoisse comment hein mécontent oubli peur quoi stressé surpris terrifié émoticône
visage effrayé	anxieux apeuré blême inquiet peur terrifié émoticône
visage anxieux avec goutte de sueur	aah bleu bouche bée effrayé froid mince nerveux peur bleue sueurs froides terrifié en ouverte émoticône
visage triste mais soulagé	déçu ouf pfiou sueur émoticône
visage qui pleure	horrible larme larmes malheureux pleurer triste émoticône
visage qui pleure à chaudes larmes	larme malheureux pleurer pleurs sangloter triste émoticône
visage qui hurle de peur	choqué cri effrayé munch omd surpris terreur
visage déconcerté	confus frustré fâché irrité triste yeux fermés émoticône
visage persévérant	concentré mal de tête migraine émoticône
visage déçu	abattu affreux découragé malheureux tort triste émoticône
visage démoralisé avec goutte de sueur	froide mal tête migraine mince ouf peur triste et sueurs froides émoticône
visage épuisé	faim fatigué mécontent non pleurer sommeil triste las échec émoticône
visage fatigué	contrarié fatigue mécontent triste émoticône
visage bâillant	bâille bâiller dormir ennui fatigant fatigue sieste émoticône
visage avec fumée sortant des narines	colère fâché mécontent triomphe victoire émoticône énervé
visage boudeur	colère exaspéré furieux fâché mécontent rageur rouge de sourcils froncés émoticône énervé
visage en colère	exaspéré frustré fâché mécontent rageur sourcils froncés émoticône
visage avec des symboles dans la bouche	censuré colère gros mots insulter insultes jurer juron tête sur
visage souriant avec des cornes	fantastique fâché sourire émoticône
visage en colère avec des cornes	diable diablotin démon fantastique malicieux mauvais émoticône
crâne	corps dead fantastique je suis mort squelette tête de visage yolo
tête de mort	crâne os
tas de crotte	bande dessinée bd caca dessin excrément odeur popo puer sentir mauvais visage
visage de clown	maquillage émoticône
ogre	créature effrayant fantastique japonais masque monstre
monstre japonais	colère créature fantastique farfadet masque méchant
fantôme	blague bouh créature effrayant fantastique halloween hanter monstre peur visage de
alien	créature espace extraterrestre monstre ovni science-fiction visage émoticône
monstre de l’espace	alien créature envahisseur extraterrestre fantastique jeu vidéo ovni pixels
robot	androïde automate machine monstre visage de
chat qui sourit	animal bouche ouverte sourire visage
chat qui sourit avec des yeux rieurs	animal un grand sourire visage souriants
chat qui pleure de joie	animal rit aux larmes lol mdr pleurer rire
chat souriant aux yeux en cœurs	amour amoureux avec des coeurs dans les cœur sourire
chat avec sourire en coin	animal ironique narquois tête de visage
chat qui fait un bisou	animal baiser bise embrasse une avec les yeux fermés embrasser tête de
chat fatigué	animal fatigue inquiet oh surpris tête de avec la bouche ouverte visage
chat qui pleure	animal larme pleurer triste tête de visage
chat qui boude	animal bouder en colère désaccord ennui tête de visage
singe ne rien voir	animal caché effrayé embarras geste gêne interdit pas non omd oubli peur vu entendu secret visage yeux
singe ne rien entendre	animal geste interdit pas non oreilles vu entendu secret sourd visage écouter
singe ne rien dire	animal bouche cousue chut geste interdit motus muet non parler se taire secret silence visage
lettre d’amour	cœur saint-valentin
cœur et flèche	amour coeur transpercé cupidon sentiment
cœur avec ruban	amour anniversaire saint-valentin sentiment
cœur étincelant	amour sentiment étincelles
cœur grandissant	amour battant qui bat pulsations sentiment
cœur battant	amour cardio qui bat pulsations sentiment
cœurs qui tournent	amour anniversaire deux sentiment tourbillon
deux cœurs	amour anniversaire roses petits rendez-vous sentiment
décoration avec cœur	amour blanc décoré violet sentiment
cœur point d’exclamation	amour ponctuation
cœur brisé	amour malheureux sentiment séparé triste
cœur enflammé	amour désir feu passion
cœur avec bandages	réconforter réparer soigner
cœur rouge	amour sentiment
cœur rose	143 adorable aimer amour jtm mignon émotion
cœur orange	coeur
cœur jaune	amour sentiment
cœur vert	amour sentiment
cœur bleu	amour sentiment
cœur bleu clair	143 aimer amour ciel cyan jtm mignon spécial émotion
cœur violet	amour sentiment
cœur marron	brun
cœur noir
cœur gris	143 amour ardoise argent argenté jtm spécial émotion
cœur blanc
trace de rouge à lèvres	baiser bise bisou bouche embrasser rendez-vous sexy
cent points	100 score
symbole de colère	bande dessinée bd dessin furieux
nuage de colère	bagarre combat discussion dispute désaccord grabuge lutte
explosion	bande dessinée bd bombe boum collision détonation étincelles
étourdissement	bande dessinée bd tournis voir des étoiles étincelles étoile filante
gouttes de sueur	bande dessinée bd eau effort entraînement éclabousser éclaboussures
décamper	bande dessinée bd déguerpir détaler filer fumée nuage partir en courant pet vent vite
trou
bulle de parole	bande dessinée bd dialogue message sms écrire
œil dans une bulle de BD	bande dessinée témoin voir
bulle de parole gauche	à dialogue
bulle colère droite	bande dessinée bd crier hurler
bulle de pensée	bande dessinée bd idée imaginer inventer invention penser rêve rêver
endormi	bande dessinée bd bonne nuit dormir fatigué ronfler zzz
signe de la main	au revoir bonjour bye coucou hello il y a quelqu’un ? qui salue salut à bientôt plus tard
dos de main levée
main levée doigts écartés	paume stop
main levée	feuille paume de la stop tope là
salut vulcain	doigts main spock star trek
main vers la droite	serrer tenir
main vers la gauche	serrer tenir
main paume vers le bas	chasser choisir faire partir laisser tomber ouste rejeter
main paume vers le haut	appeler de la attirer faire venir offre
main qui pousse vers la gauche	arrêter attendre bloquer halte high five pousser refuser stop tape m’en cinq top là
main qui pousse vers la droite	arrêter attendre bloquer halte high five pousser refuser stop tape m’en cinq top là
ok	compris d’accord geste main nickel parfait super tout va bien
bout des doigts joints	agacement argumentation geste interrogation main parler avec les mains patience silence !
pouce et index rapprochés	petit petite quantité somme peu un à deux doigts
V de la victoire	ciseaux doigts main paix et amour peace and love
doigts croisés	bonne chance main
main avec index et pouce croisés	amour argent cher claquer des doigts cœur
signe je t’aime	amour geste pour t’aime ily main trois doigts
cornes avec les doigts	du diable main rock rock’n roll yeah
signe appel téléphonique avec les doigts	main téléphone
main avec index pointant à gauche	doigt pointé vers la
main avec index pointant à droite	doigt pointé vers la
main avec index pointant vers le haut	doigt montrer
doigt d’honneur	main majeur
main avec index pointant vers le bas	doigt montrer
index pointant vers le haut	doigt pointé main moi
index pointant vers l’utilisateur	pointer toi
pouce vers le haut	bien compris d’accord génial main moi aussi ok oui levé super top
pouce vers le bas	main mauvais non nul baissé
poing levé	main pierre serré solidarité
poing de face	absolument battre boum correct coup d’accord main mon pote serrer
poing à gauche	fistbump main
poing à droite	main
applaudissements	bien joué bon travail bravo formidable félicitations geste mains qui applaudissent super
mains levées	air geste hourra en l’air youpi
mains qui forment un cœur	amour
mains ouvertes	main écartées ouvert
paume contre paume doigts vers le haut	espérer mains paumes des ensemble prier prière
poignée de main	d’accord mains marché conclu présentation rencontre serrer la
mains en prière	demander félicitations l’une contre l’autre merci prier salut se taper dans la main s’il te plaît vous tope là
main qui écrit	écrire
vernis à ongles	cosmétiques manucure maquillage peu importe s’ennuyer
selfie	appareil photo téléphone
biceps contracté	bande dessinée bd bodybuilding corps culturisme entraînement exercice force haltérophilie muscle muscles soulever
bras mécanique	accessibilité robot handicap prothèse de
jambe mécanique	accessibilité handicap artificielle robot prothèse de
jambe	coup de pied cuisse genou fléchi genoux membre
pied	cheville coup de pas lourd
oreille	corps entendre ouïe son écouter
oreille appareillée	accessibilité handicap malentendant prothèse auditive sonotone sourd surdité
nez	corps narines odeur sentir
cerveau	intelligent intelligente
cœur	anatomie battement de coeur battements cardiologie organe pouls pulsation
poumons	anatomie expiration inspiration organe respiration respirer souffle
dent	carie dentiste émail diamant
os	chien halloween squelette
yeux	chercher corps coup d’œil regarder visage voir œil
œil	corps
langue	corps lécher
bouche	baiser beauté bise bisou corps embrasser lèvres rouge à
lèvres qui se mordent	anxieux flirt inquiet lèvre mordue mal à l’aise nerveux
bébé	enceinte enfant nouveau-né petit émoticône
enfant	genre neutre jeune non-genré
garçon	enfant jeune personne émoticône
fille	couettes enfant grands yeux jeune nattes personne petite tresses vierge visage zodiaque émoticône
adulte	genre neutre non-genré
personne blonde	blond cheveux garçon homme humain tête visage
homme	ami garçon personne petit pote
personne barbue	barbe barbu avec une
homme barbu	barbe
femme barbue	barbe
homme : cheveux roux	ami garçon personne petit pote
homme : cheveux bouclés	ami garçon personne petit pote
homme : cheveux blancs	ami garçon personne petit pote
homme : chauve	ami garçon personne petit pote
femme	blonde coupe de cheveux personne
femme : cheveux roux	blonde coupe de personne
adulte : cheveux roux	genre neutre non-genré
femme : cheveux bouclés	blonde coupe de personne
adulte : cheveux bouclés	genre neutre non-genré
femme : cheveux blancs	blonde coupe de personne
adulte : cheveux blancs	genre neutre non-genré
femme : chauve	blonde coupe de cheveux personne
adulte : chauve	genre neutre non-genré
femme blonde	cheveux personne
homme blond	cheveux
personne âgée	adulte genre neutre non-genré âgé
homme âgé	chauve grand-père papi personne âgée sage vieux monsieur émoticône
femme âgée	blonde dame grand-mère mamie personne sage émoticône
personne fronçant les sourcils	contrariée déçue embêtée femme froncer geste gênée mécontente pas contente triste
homme fronçant les sourcils	froncement geste mécontent renfrogné
femme fronçant les sourcils	froncement geste
personne qui boude	bouder déçue expression faire la tête femme froncer les sourcils fâchée geste inquiète moue énervée
homme qui boude	bouder faire la moue geste
femme qui boude	geste
personne faisant un geste d’interdiction	aucune chance bloquer femme impossible interdit main niet non pas possible stop
homme faisant un geste d’interdiction	interdit main non
femme faisant un geste d’interdiction	interdit main
personne faisant un geste d’acceptation	danser d’accord exercice femme grandir lever les bras main ok
homme faisant un geste d’acceptation	d’accord main ok
femme faisant un geste d’acceptation	d’accord main ok
personne paume vers le haut	aide diva femme information insouciante main peu importe potins prétentieuse sarcastique sophistiqué
homme paume vers le haut	aide apporter diva avec informations insolent main peu importe potins sarcastique
femme paume vers le haut
personne qui lève la main	compte sur moi content femme geste ici je sais levée participer présente
homme qui lève la main	geste je sais levée moi personne répondre
femme qui lève la main	geste levée
personne sourde	accessibilité entendre malentendant oreille sourd surdité
homme sourd	accessibilité entendre malentendant oreille
femme sourde	accessibilité entendre malentendant oreille sourd
personne qui s’incline	confus désolé excuses geste gronder incliné j’ai compris ok pardon inclinée
homme qui s’incline	désolé geste incliné
femme qui s’incline	désolée excuses se prosterne geste inclinée méditation méditer
personne avec la paume sur le visage	drame exaspération femme geste incroyable incrédulité j’en peux plus main pas possible de
homme avec la paume sur le visage	encore exaspération incroyable incrédulité main oh non oubli personne
femme avec la paume sur le visage	encore exaspération incroyable incrédulité j’y crois pas main oh non oubli personne
personne qui hausse les épaules	aucune idée c’est comme ça doute femme haussement d’épaules ignorance indifférence je ne sais pas peut-être que faire sait
homme qui hausse les épaules	aucune idée doute haussement d’épaules ignorance indifférence pas moi personne rien vu sais
femme qui hausse les épaules	aucune idée doute haussement d’épaules ignorance indifférence je sais pas moi personne rien vu
professionnel de la santé (tous genres)	docteur infirmier médecin thérapeute
professionnel de la santé	docteur homme profession médicale infirmier médecin métier
professionnelle de la santé	docteur docteure femme profession médicale infirmière médecin métier
étudiant (tous genres)	diplôme étudiante
étudiant	diplômé homme
étudiante	diplômée femme
personnel enseignant	enseignante formateur formatrice professeur
enseignant	homme instituteur instructeur métier professeur
enseignante	femme institutrice instructrice professeure
juge	balance
juge homme	balance justice métier
juge femme	balance justice métier
fermier (tous genres)	fermière jardinier jardinière
fermier	agriculteur homme jardinier métier
fermière	agricultrice femme jardinière métier
cuisinier (tous genres)	chef cuisinière
cuisinier	chef homme métier
cuisinière	chef femme métier
mécanicien (tous genres)	artisan mécanicienne plombier électricien électricienne
mécanicien	homme mécanique métier ouvrier plombier électricien
mécanicienne	femme mécanique métier ouvrière plombier électricienne
ouvrier (tous genres)	assemblage industrie ouvrière usine
ouvrier	assemblage homme industrie montage métier usine
ouvrière	assemblage femme industrie montage métier usine
employé de bureau (tous genres)	affaires architecte employée
employé de bureau	affaires architecte cadre directeur homme métier
employée de bureau	affaires architecte cadre directrice femme métier
scientifique	chimiste
scientifique homme	biologiste chimiste ingénieur mathématicien métier physicien
scientifique femme	biologiste chimiste ingénieure mathématicienne métier physicienne
informaticien (tous genres)	développeur développeuse informaticienne logiciels technologie
informaticien	codeur développeur homme inventeur logiciels métier technologie
informaticienne	codeuse développeuse femme inventrice logiciels métier technologie
chanteur (tous genres)	artiste chanteuse rock star
chanteur	acteur artiste homme métier rock rockeur star
chanteuse	actrice artiste femme métier rock rockeuse star
artiste	palette
artiste homme	métier palette peintre
artiste femme	métier palette peintre
pilote	avion
pilote homme	avion métier
pilote femme	avion métier
astronaute	fusée
astronaute homme	casque cosmonaute espace fusée métier spationaute
astronaute femme	casque cosmonaute espace fusée métier spationaute
pompier	camion de pompiers
pompier homme	camion de pompiers casque métier
pompier femme	camion de pompiers casque métier
officier de police	autorité flic homme loi métier personne policier tenue uniforme
policier	flic homme officier police
policière	autorité femme flic loi métier officier personne police tenue uniforme
détective	enquêteur espion homme
détective homme	enquêteur espion
détective femme	enquêteuse enquêtrice espionne
garde	buckingham palace casque homme londres
garde homme
garde femme	buckingham palace casque londres métier
ninja	assassin combat furtif guerrier masqué personne sabre secret soldat
personnel du bâtiment	btp casque chantier construction homme métier ouvrier personne réparer
ouvrier du bâtiment	homme
ouvrière du bâtiment	casque de chantier femme métier ouvrier
personne avec une couronne	monarque noble royal royauté
prince	couronne royal royauté
princesse	conte de fées couronne fantastique personne reine
personne en turban	homme avec oriental visage
homme en turban
femme en turban	avec
homme avec casquette chinoise	mao chapeau
femme avec foulard	bandana un voile hijab mantilla tichel
personne en smoking	homme marié mariée élégant
homme en smoking
femme en smoking
personne mariée avec voile	mariage
homme avec voile
femme avec voile
femme enceinte
homme enceint	enceinte grossesse personne trop mangé ventre
personne enceinte	grossesse trop mangé ventre
allaitement	bébé maman nourrice nourrir le sein soins
femme allaitant un bébé	allaitement biberon maman mère nounou nouveau-né personne
homme allaitant un bébé	allaitement biberon nouveau-né papa personne père
personne allaitant un bébé	allaitement biberon homme maman mère nounou nouveau-né papa père
bébé ange	ailes auréole fantastique visage église émoticône
père Noël	bonnet fêtes magie santa claus tradition
mère Noël	bonnet fêtes santa
santa	joyeux noël papa personne père saint-nicolas
super-héros	bien cape force heroïne héroïne personnage sauver le monde pouvoir super-pouvoir superhéros superman vengeur voler
super-héros homme	bien super-pouvoir
super-héroïne	bien femme héros super-pouvoir
super-vilain	cape criminel diabolique déguisement mal mauvais méchant personnage pouvoir super-pouvoir
super-vilain homme	criminel mal méchant super-pouvoir
super-vilain femme	criminelle mal méchante super-pouvoir
mage	chapeau enchantement ensorceleur envoûtement jeu de rôle magicien personnage sorcier sorcière sortilège
mage homme	magicien sorcier
mage femme	ensorceleuse sorcière
personnage féérique	ailes déguisement fée clochette féerie magie obéron puck titania voler
féetaud	obéron puck
fée	titania
vampire	canines cape conte dents dracula déguisement halloween mort-vivant personnage sang
vampire homme	dracula mort-vivant
vampire femme	morte-vivante
créature aquatique	ariel folklore mer océan personnage petite sirène queue de poisson trident triton
triton
sirène
elfe	conte elf le seigneur des anneaux legolas magique oreilles personnage
elfe homme	magique
elfe femme	magique
génie	aladin djinn homme lampe magique magie personnage souhait voeu vœu
génie homme	djinn
génie femme	djinn
zombie	effrayant flippant halloween horreur mort vivant mort-vivant personnage peur
zombie homme	mort-vivant
zombie femme	morte-vivante
troll	conte de fées légende monstre mythe troller
créature velue	bigfoot cryptide forêt géant homme sauvage poilu sasquatch yéti
personne qui se fait masser	détente femme fermer les yeux massage relaxation repos salon thérapie tête visage zen
homme qui se fait masser	apaiser le visage mal de tête massage migraine relaxation salon tension
femme qui se fait masser	massage visage
personne qui se fait couper les cheveux	barbier beauté ciseaux coiffure coupe de femme salon style
homme qui se fait couper les cheveux	coiffeur coiffure coupe de chez le salon
femme qui se fait couper les cheveux	coiffure
personne qui marche	balade en route flâner homme marcher nonchalant piéton promenade se balader
homme qui marche	piéton
femme qui marche	marcher piétonne randonneuse
personne qui marche : vers la droite	balade en route flâner homme marcher nonchalant piéton promenade se balader
femme qui marche : vers la droite	marcher piétonne randonneuse
homme qui marche : vers la droite	piéton
personne debout
homme debout
femme debout
personne à genoux	prière religion
homme à genoux
femme à genoux
personne à genoux : vers la droite	prière religion
femme à genoux : vers la droite
homme à genoux : vers la droite
personne avec une canne blanche	accessibilité aveugle
personne avec une canne blanche : vers la droite	accessibilité aveugle
homme avec canne blanche	accessibilité aveugle déficient visuel handicap malvoyant
homme avec canne blanche : vers la droite	accessibilité aveugle déficient visuel handicap malvoyant
femme avec canne blanche	accessibilité aveugle déficiente visuelle handicap malvoyante
femme avec canne blanche : vers la droite	accessibilité aveugle déficiente visuelle handicap malvoyante
personne en fauteuil motorisé	accessibilité roulant
personne en fauteuil motorisé : vers la droite	accessibilité roulant
homme en fauteuil motorisé	accessibilité roulant handicap
homme en fauteuil motorisé : vers la droite	accessibilité roulant handicap
femme en fauteuil motorisé	accessibilité roulant handicap
femme en fauteuil motorisé : vers la droite	accessibilité roulant handicap
personne en fauteuil roulant manuel	accessibilité
personne en fauteuil roulant manuel : vers la droite	accessibilité
homme en fauteuil roulant manuel	accessibilité handicap
homme en fauteuil roulant manuel : vers la droite	accessibilité handicap
femme en fauteuil roulant manuel	accessibilité handicap
femme en fauteuil roulant manuel : vers la droite	accessibilité handicap
personne qui court	arriver coureur courir course à pied homme jogging marathon marathonien pressé rapide sportif vite
homme qui court	course à pied jogging marathon
femme qui court	course à pied joggeuse jogging marathon running se dépêcher vite vitesse
personne qui court : vers la droite	arriver coureur courir course à pied homme jogging marathon marathonien pressé rapide sportif vite
femme qui court : vers la droite	course à pied joggeuse jogging marathon running se dépêcher vite vitesse
homme qui court : vers la droite	course à pied jogging marathon
danseuse de ballet	ballerine danse classique
danseuse	danse femme qui flamenco fête rythme salsa sortir danser tango
danseur	danse femme flamenco fête homme qui rythme salsa
homme d’affaires en lévitation	costume
personnes avec des oreilles de lapin	amies bunny danseuse double déguisement femme femmes fille filles fête jumelles synchro
hommes avec des oreilles de lapin	amis danseur faire la fête homme
femmes avec des oreilles de lapin	danseuse femme fête
personne au hammam	bien-être chaud détente dans un sauna relaxation spa vapeur
homme au hammam	sauna
femme au hammam	sauna
personne qui grimpe	alpiniste escalader grimper grimpeur montagne escalade sport
homme qui grimpe	alpiniste grimpeur
femme qui grimpe	alpiniste grimpeuse
escrimeur	escrime escrimeuse personne sport épée
course hippique	cheval de chevaux jockey sport
skieur	neige ski sport
snowboardeur	homme neige ski snowboard sport
joueur de golf	balle golfeur green homme personne pga pitch sport
golfeur	golf homme
golfeuse	femme golf practice sport
personne faisant du surf	glisse homme mer océan plage planche sport vagues
surfeur	homme surf
surfeuse	femme mer océan plage sport surf vagues
personne ramant dans une barque	bateau lac naviguer pêche ramer rameur rivière sport
rameur dans une barque	bateau homme
rameuse dans une barque	bateau femme lac navigation plaisance pêche ramer rivière sport
personne nageant	crawl eau exercice homme nage nageur natation piscine sport
nageur	homme nage
nageuse	femme nage natation sport
personne avec ballon	athlétique basket-ball basketteur dribble joueur match rebond sport
homme avec ballon
femme avec ballon	basket-ball basketteuse sport
haltérophile	bodybuilding entraînement force haltérophilie homme lever des poids muscles personne sport
homme haltérophile
femme haltérophile	entraînement exercice sport
cycliste	course guidon homme personne pédaler rouler sport tour de france vélo
cycliste homme	cyclisme vélo
cycliste femme	cyclisme sport vélo
personne en VTT	coureur cyclisme grimper homme montagne sport tour de france vélo
homme en VTT	cycliste vélo
femme en VTT	cycliste montagne sport vttiste vélo
personne faisant la roue	agilité athlète faire femme gymnaste gymnastique sport
homme faisant la roue	acrobatie content faire garçon gymnastique personne souple sport
femme faisant la roue	acrobatie exercice faire gymnaste gymnastique personne sport
personnes faisant de la lutte	bataille lutteur lutteurs sport
lutteurs	athlètes bataille force hommes lutte personne personnes sport sur le ring
lutteuses	bataille combat duel femmes lutte lutteuse personne personnes sport
personne jouant au water-polo	ballon homme qui joue water-polo piscine sport
joueur de water-polo	ballon eau homme jeu match personne piscine sport water-polo
joueuse de water-polo	ballon femme nager personne piscine sport water-polo
personne jouant au handball	athlète ballon handballeur lancer sport
handballeur	handball homme sport
handballeuse	athlète attaquante ballon femme handball personne sport tir
personne qui jongle	artiste cirque gérer jongler jongleur multitâche
jongleur	acrobatie artiste balles cirque homme jonglage multitâche personne
jongleuse	femme jonglage multitâche
personne dans la posture du lotus	détendu femme méditation assise en position relax relaxation tailleur yoga zen
homme dans la posture du lotus	méditation position yoga
femme dans la posture du lotus	méditation position yoga
personne prenant un bain	baignoire qui prend
personne au lit	auberge bonne nuit coucher dodo dormir fatigué hôtel sieste
deux personnes se tenant la main	couple homosexuel gay personne par poignée de tenir
deux femmes se tenant la main	amies amitié amoureuses couple donnant filles gay homosexuelles jumelles lesbiennes lgbt lgbtq lgbtqia dans meilleures petite amie rendez-vous sœurs
femme et homme se tenant la main	amis amoureux couple donnant dans petit ami petite amie rendez-vous
deux hommes se tenant la main	amis amitié amoureux couple donnant fils frères gay gémeaux homosexuels jumeaux lgbt dans meilleurs petit ami rendez-vous zodiaque
bisou	amour anniversaire baiser couple femme homme
bisou : femme et homme	amour anniversaire baiser couple
bisou : homme et homme	amour anniversaire baiser couple femme
bisou : femme et femme	amour anniversaire baiser couple homme
couple avec cœur	amour anniversaire femme homme rendez-vous
couple avec cœur : femme et homme	amour anniversaire rendez-vous
couple avec cœur : homme et homme	amour anniversaire femme rendez-vous
couple avec cœur : femme et femme	amour anniversaire homme rendez-vous
famille : homme, femme et garçon	enfant avec un père, une mère fils père
famille : homme, femme et fille	enfant avec un père, une mère fils garçon père
famille : homme, femme, fille et garçon	enfant avec un père, une mère fils père
famille : homme, femme, garçon et garçon	enfant avec un père, une mère fils père
famille : homme, femme, fille et fille	enfant avec un père, une mère fils garçon père
famille : homme, homme et garçon	enfant avec un père, une mère fils femme père
famille : homme, homme et fille	enfant avec un père, une mère fils femme garçon père
famille : homme, homme, fille et garçon	enfant avec un père, une mère fils femme père
famille : homme, homme, garçon et garçon	enfant avec un père, une mère fils femme père
famille : homme, homme, fille et fille	enfant avec un père, une mère fils femme garçon père
famille : femme, femme et garçon	enfant avec un père, une mère fils homme père
famille : femme, femme et fille	enfant avec un père, une mère fils garçon homme père
famille : femme, femme, fille et garçon	enfant avec un père, une mère fils homme père
famille : femme, femme, garçon et garçon	enfant avec un père, une mère fils homme père
famille : femme, femme, fille et fille	enfant avec un père, une mère fils garçon homme père
famille : homme et garçon	enfant avec un père, une mère fils femme père
famille : homme, garçon et garçon	enfant avec un père, une mère fils femme père
famille : homme et fille	enfant avec un père, une mère fils femme garçon père
famille : homme, fille et garçon	enfant avec un père, une mère fils femme père
famille : homme, fille et fille	enfant avec un père, une mère fils femme garçon père
famille : femme et garçon	enfant avec un père, une mère fils homme père
famille : femme, garçon et garçon	enfant avec un père, une mère fils homme père
famille : femme et fille	enfant avec un père, une mère fils garçon homme père
famille : femme, fille et garçon	enfant avec un père, une mère fils homme père
famille : femme, fille et fille	enfant avec un père, une mère fils garçon homme père
tête qui parle	parler silhouette
silhouette de buste	mystère ombre
silhouettes de bustes	amis bff gens meilleur ami meilleure amie meilleures amies meilleurs personnes tout le monde
étreinte	accolade amitié au revoir bonjour câlin embrassades gratitude merci personne
famille	enfant avec un père, une mère et fils femme garçon homme père
famille : adulte, adulte, enfant	:
famille : adulte, adulte, enfant, enfant	:
famille : adulte, enfant	: monoparentale
famille : adulte, enfant, enfant	: monoparentale
traces de pas	empreintes pied pieds nus
empreinte digitale	dermatoglyphe données biométriques identité sécurité
tête de singe	animal georges le petit curieux sourire visage
singe	animal primate
gorille	animal primate
orang-outan	animal primate singe
tête de chien	animal domestique chiot visage
chien	aboyer animal domestique
chien guide	accessibilité animal aveugle malvoyant non-voyant
chien d’assistance	accessibilité aide animal chien-guide handicap
caniche	animal chien
loup	animal louve tête de
renard	animal nature tête visage
raton laveur	animal curieux sournois
tête de chat	animal chaton miaou minou
chat	animal domestique chaton miaou miauler
chat noir	animal chaton félin halloween malchanceux matou miaou superstition
tête de lion	animal astrologie crinière fort horoscope roi rugissement safari savane visage zodiaque
tête de tigre	animal félin prédateur visage
tigre	animal félin prédateur tigresse zoo
léopard	animal félin prédateur zoo
tête de cheval	animal dressage ferme jument équitation
élan	animal bois cervidé mammifère orignal ramure
âne	animal bourricot mammifère mule têtu
cheval	animal course hippique hippodrome tiercé
licorne	animal licrone tête de
zèbre	animal noir et blanc rayure rayures zébrure
cerf	animal bois
bison	animal buffle cornes herbivore nature troupeau
tête de vache	animal lait meuh visage
bœuf	animal astrologie ferme horoscope taureau zodiaque
buffle	animal corne zoo
vache	animal ferme lait meuh
tête de cochon	animal ferme porc visage
cochon	animal ferme gros jambon porc truie
sanglier	animal game of thrones
groin	animal cochon ferme flair museau porc sentir tête de
bélier	animal astrologie corne ferme horoscope mouton zodiaque
mouton	animal brebis bêler doux ferme laine lait
chèvre	animal astrologie capricorne ferme fromage horoscope lait zodiaque
dromadaire	animal bosse désert une
chameau	animal bosse à deux bosses désert
lama	alpaca alpaga animal guanaco laine llama pérou vicuña vigogne
girafe	animal cou taches
éléphant	animal pachyderme trompe
mammouth	animal défenses extinction grand géant laineux
rhinocéros	animal corne
hippopotame	animal hippo
tête de souris	animal visage
souris	animal
rat	animal
hamster	animal domestique tête de visage
tête de lapin	animal domestique dents
lapin	animal domestique
écureuil	animal noisettes
castor	animal barrage dents rongeur
hérisson	animal piquant porc-épic épines épineux
chauve-souris	animal vampire
ours	animal miel nounours brun teddy tête visage
ours polaire	arctique blanc
koala	animal australie
panda	animal tête de visage
paresseux	animal aï endormi lent
loutre	animal joueur mignon pêcheur
mouffette	animal odeur puer putois
kangourou	austalie joey kangoo marsupial marsupiaux saut
blaireau	animal ratel
empreintes d’animaux	de pattes
dindon	action de grâces animal dinde oiseau thanksgiving volaille
poule	animal coq ferme oiseau poulet volaille
coq	animal oiseau volaille
poussin qui éclôt	animal bébé naissance naître nouveau-né oiseau éclosion œuf
poussin	animal oiseau tête de
poussin de face	animal bébé nouveau-né oiseau
oiseau	animal ornithologie
pingouin	animal antarctique banquise manchot oiseau
colombe	animal oiseau paix rameau voler
aigle	animal oiseau rapace
canard	animal coin-coin oiseau
cygne	animal jeune oiseau vilain petit canard
chouette	animal hibou oiseau sage
dodo	animal dronte espèce éteinte extinction grand maurice oiseau
plume	léger oiseau plumage voler écrire écrivain
flamant	animal oiseau rose tropical
paon	animal bel oiseau coloré fier fière paonne prétentieux
perroquet	animal oiseau parle pirate répète
aile	angélique aviation céleste mythologie oiseau s’envoler s’élever voler
oiseau noir	animal bec corbeau corneille corvidé croasser merle
oie	animal bête cacarder canard jars oiseau troupeau volaille volée
phénix	ailes cendres feu gloire immortel mythologie oiseau renaissance renaître revivre transformation
grenouille	animal crapaud tête de
crocodile	alligator animal caïman reptile zoo
tortue	animal carapace lentement reptile
lézard	animal reptile
serpent	animal reptile à sonnette venin
tête de dragon	animal mythe tradition
dragon	animal chine chinois game of thrones mythe tradition
sauropode	animal brachiosaure brontosaure dinosaure diplodocus
T-Rex	animal dinosaure t-rex t. tyrannosaure tyrannosaurus
baleine soufflant par son évent	animal avec mer océan plage souffle
baleine	animal mer océan plage
dauphin	animal flipper mer océan plage
orque	baleine marin océan
phoque	animal lion de mer océan otarie
poisson	alimentation animal astrologie horoscope manger nourriture poissons repas zodiaque
poisson tropical	animal
poisson-lune	animal
requin	animal dents de la mer poisson
pieuvre	animal créature mer mollusque océan poulpe
coquille en spirale	animal conque coquillage mer plage
corail	océan réchauffement climatique récif
méduse	animal aquarium aïe brûlure gélatineux invertébré marin mer mou océan piqûre plancton tentacules vie marine
crabe	animal astrologie cancer horoscope mer pinces plage zodiaque
homard	animal bisque fruit de mer fruits pinces
crevette	aliment crustacé fruits de mer nourriture
calamar	aliment animal encornet mollusque nourriture
huître	coquillage coquille mollusque perle
escargot	animal jardin lentement nature
papillon	animal insecte mignon printemps
chenille	animal insecte jardin
fourmi	animal insecte jardin
abeille	animal bourdon guêpe insecte miel nature printemps
scarabée	animal insecte
coccinelle	animal bête insecte jardin nature
criquet	animal insecte sauterelle
cafard	animal blatte coquerelle insecte nuisible
araignée	animal insecte
toile d’araignée
scorpion	animal astrologie désert horoscope zodiaque
moustique	fièvre infection insecte maladie malaria piqûre virus
mouche	animal asticot insecte maladie nuisible pourrissement puanteur putréfaction tsé-tsé
lombric	animal annélide insecte parasite ver de terre
microbe	amibe bactérie biologie microorganisme phagocytose pseudopode science virus
bouquet	amoureux anniversaire fleur fleurs plante rendez-vous roses
fleur de cerisier	bourgeon plante printemps
fleur blanche
lotus	beauté bouddhisme calme fleur hindouisme pureté sérénité
rosette	plante
rose	amour beauté fleur plante rouge saint-valentin
fleur fanée	mort rose
hibiscus	fleur plante
tournesol	champs fleur plante soleil
bourgeon	bouton d’or dent-de-lion fleur pissenlit plante printemps
tulipe	bourgeon fleur plante printemps
jacinthe	fleur fleurir indigo lavande lilas lupin mauve muflier plante printemps violet
jeune pousse	germe plant plante plantule pousser printemps semis
plante en pot	décoration ennuyeux faire pousser intérieur nature prendre soin
conifère	arbre feuilles persistantes forêt pin plante sapin de noël
arbre à feuilles caduques	feuillu forêt nature plante
palmier	arbre cocotier plage plante tropical tropiques
cactus	désert nature piquant plante sécheresse épines
plant de riz	grain plante
feuille	arbre feuilles plante
trèfle	irlande plante
trèfle à quatre feuilles	4 chance irlande plante porte-bonheur
feuille d’érable	automne morte tomber
feuille morte	automne feuilles mortes tomber
feuille virevoltante	bourrasque souffle tourbillon de feuilles vent virevolter
nid vide	branches faire son maison
nid avec œufs	branches faire son oiseau
champignon	vénéneux mario plante
arbre sans feuille	aride hiver sécheresse
raisin	fruit nourriture
melon	fruit
pastèque	fruit
mandarine	agrume clémentine fruit nourriture orange vitamine c
citron	acide agrume fruit nourriture zeste
citron vert	acide agrume fruit lime mojito tropical zeste
banane	fruit nourriture potassium
ananas	fruit nourriture tropical
mangue	fruit nourriture tropical tropique
pomme rouge	fruit nourriture
pomme verte	fruit nourriture
poire	fruit nourriture
pêche	fruit nourriture
cerises	cerise fruit nourriture
fraise	fruit nourriture
myrtilles	airelles baies bleu bleuets fruit nourriture violet
kiwi	fruit nourriture
tomate	fruit légume nourriture plante
olive	aliment apéritif apéro nourriture olivier rameau
noix de coco	fruit nourriture palmier piña colada
avocat	fruit nourriture
aubergine	légume nourriture
pomme de terre	légume nourriture patate purée
carotte	légume nourriture
épi de maïs	ferme nourriture
piment rouge	nourriture piquant
poivron	légume piment rouge vert
concombre	cornichon légume nourriture
légume à feuilles vertes	bok choy chou chinois frisé pommé kale laitue salade
brocoli	broccoli chou sauvage légume
ail	aromate assaisonnement condiment légume vampire
oignon	assaisonnement condiment légume ognon
cacahuètes	arachide cacahuète noisette nourriture
haricots	haricot rouge légume légumineuse nourriture petit rognon
châtaigne	marron nourriture plante
racine de gingembre	bière naturel santé épice
cosse de petits pois	edamame fève haricot légume légumineuse soja
champignon marron	automne brun cèpe fongus nature nourriture
légume-racine	betterave jardin navet
pain	miche nourriture de mie
croissant	nourriture pain petit-déjeuner viennoiserie
baguette	nourriture pain
galette	arepa gordita lavash naan nourriture pain plat pita
bretzel	nourriture torsade
bagel	boulangerie petit-déjeuner sandwich schmear
pancakes	crêpe goûter nourriture pancake petit-déjeuner
gaufre	brunch gourmandise goûter moule petit déjeuner petit-déjeuner pâtisserie
part de fromage	nourriture
viande sur un os	nourriture
cuisse de poulet	dinde nourriture os volaille
morceau de viande	côtelette porc d’agneau nourriture steak rouge
lard	bacon nourriture porc viande
hamburger	burger cheeseburger fast food nourriture
frites	fast food potatoes potatœs
pizza	fromage nourriture part pepperoni tranche
hot dog	nourriture saucisse de francfort
sandwich	nourriture pain de mie pique-nique
taco	mexicain nourriture
burrito	kebab mexicain wrap
tamal	mexicain nourriture pamonha papillote
kebab	falafel nourriture pain pita
falafels	boulette boulettes falafel pois chiches seitan soja viande
œuf	nourriture
œuf au plat	cuisine friture nourriture petit-déjeuner poêle à frire se faire cuire un
plat mitonné	casserole espagne paella poêle riz
marmite	nourriture ragoût
fondue	bourguignonne chocolat fromage plat poêlon savoyarde ski suisse
bol avec cuillère	une congee céréales déjeuner petit soupe
salade verte	nourriture
pop-corn	cinéma nourriture
beurre	gras produit laitier
sel	condiment salière salé saveur
aliments en conserve	boîte de nourriture
boîte déjeuner	bento nourriture
galette de riz	cracker nourriture
boulette de riz	japonais nourriture onigiri plat
bol de riz	nourriture
riz au curry	nourriture
bol fumant	nouilles nourriture ramen vapeur
spaghetti	italien nourriture pâtes restaurant sauce bolognaise
patate douce	nourriture au four
brochette de poisson	fruits mer nourriture restaurant
sushi	japonais nourriture poisson riz
beignet de crevette
croquette de poisson	gâteau narutomaki nourriture restaurant surimi
gâteau de lune	automne festival moon cake yuèbǐng
brochette de bonbons	dango dessert japonais nourriture
boulette de pâte	dumpling empanada gyoza jiaozi pierogi potsticker ravioli
biscuit chinois	nourriture prophétie
boîte à emporter	baguettes carton chinois nourriture
glace italienne	cornet de dessert nourriture sucré
granité	coupe de glace crème glacée dessert nourriture restaurant sucré
glace	coupe de crème glacée dessert nourriture restaurant sucré
doughnut	dessert donut goûter nourriture sucrerie sucré
cookie	biscuit dessert goûter gâteau nourriture pépites de chocolat sucré
gâteau d’anniversaire	bougies dessert fête goûter joyeux nourriture pâtisserie
gâteau sablé	dessert goûter nourriture pâtisserie sucré
cupcake	dessert muffin pâtisserie sucre sucrerie
tarte	décoration garniture gâteau nourriture pâte à pâtisserie aux fruits tourte
barre chocolatée	chocolat dessert goûter nourriture sucré
bonbon	dessert goûter nourriture sucrerie sucré
sucette	dessert goûter nourriture sucrerie sucré
crème renversée	dessert flan nourriture pudding sucré
pot de miel	nourriture ours sucré
biberon	boisson bébé lait naissance nouveau-né tétine
verre de lait	boisson
boisson chaude	café caféine matin thé
théière	boisson chaude infusion thé
tasse	boisson de thé sans anse
saké	boisson bouteille et verre restaurant
bouteille de champagne	alcool boisson bouchon félicitations fête pop
verre de vin	alcool bar boisson club restaurant à
cocktail	alcool bar boisson club martini verre à pied
cocktail tropical	alcool bar boîte fête tequila sunrise verre
chope	alcool bar bière boisson de oktoberfest picoler pinte santé
chopes de bière	alcool boisson santé tchin trinquer
trinquer	alcool champagne célébrer fêter santé tchin verre verres
verre tumbler	alcool liqueur whisky
verser un liquide	accident boisson eau oups renverser verre vider
gobelet avec paille	boisson eau jus de fruit fruits soda verre une
thé aux perles	boba boisson bubble tea bulle lait paille perle bulles froid zenzou
briquette de jus	boisson carton fruits paille
maté	boisson
glaçon	cube froid glace iceberg
baguettes	hashi
fourchette et couteau avec assiette	couverts cuisine restaurant table
fourchette et couteau	couverts faim manger nourriture repas restaurant
cuillère	couvert manger
couteau de cuisine	arme chef outil
bocal	condiments conserver pot rien récipient sauce vide
amphore	astrologie cuisine grec grèce horoscope vase verseau zodiaque
globe tourné sur l’Afrique et l’Europe	espace présentant l’europe l’afrique monde planète terre
globe tourné sur les Amériques	amérique espace présentant l’amérique monde planète terre
globe tourné sur l’Asie et l’Australie	espace présentant l’asie l’australie monde planète terre
globe avec méridiens	terrestre internet monde net toile
carte du monde	planisphère voyage
carte du Japon	voyage
boussole	compas direction magnétique navigation orientation
montagne enneigée	froid neige sommet voyage
montagne	nature sommet voyage
éboulement	avalanche catastrophe coulée de boue danger glissement terrain montagne rochers tremblement terre
volcan	lave nature éruption
mont Fuji	montagne nature sommet voyage
camping	nature tente avec un sapin voyage
plage avec parasol	voyage
désert	voyage
île déserte	cocotier palmier voyage
parc national	nature voyage
stade
monument classique	colonnes voyage
construction d’un bâtiment	chantier grue
brique	argile briques mortier mur de the wall voie 9 3/4
rocher	caillou dur lourd pierre roc roche solide
bois	arbre bûche bûcheron rondins tronc
hutte	abri case maison maisonnette yourte
maisons	bâtiment bâtiments maison pavillons
maison abandonnée
maison	bâtiment foyer simple pavillon résidentiel
maison avec jardin	foyer pavillon résidentiel
immeuble de bureaux	ville
bureau de poste japonais	bâtiment japon japonaise voyage
bureau de poste	bâtiment européen
hôpital	bâtiment docteur médecin urgences
banque	bâtiment
hôtel	bâtiment voyage
love hotel	amour bâtiment cœur hôtel voyage
supérette	24h/24 bâtiment magasin supermarché épicerie
école	bâtiment
grand magasin	bâtiment centre commercial
usine	bâtiment
château japonais	bâtiment voyage
château	bâtiment européen voyage
mariage	amour chapelle cœur église
tour de Tokyo	japon voyage
statue de la Liberté	new york voyage
église	bâtiment chapelle chrétien croix religion voyage
mosquée	islam musulman musulmane religion voyage
temple hindou	bouddhisme pagode religion stupa bouddhiste
synagogue	judaïsme juif juive religion temple voyage
sanctuaire shinto	religion voyage
kaaba	islam musulman musulmane religion voyage
fontaine	eau
tente	camping nature voyage
brume	brouillard voyage
nuit étoilée	ville voyage étoiles
ville	bâtiment voyage
soleil levant derrière les montagnes	lever de matin nature voyage
soleil levant	lever de matin nature voyage
ville au crépuscule	coucher de soleil immeubles soir tombée la nuit voyage
coucher de soleil	en ville crépuscule soir tombée la nuit voyage
pont de nuit
sources chaudes	chaud source vapeur
cheval de manège
toboggan	aire de jeu glissade jouer
grande roue	attractions parc d’attractions
montagnes russes	attractions parc d’attractions
enseigne de barbier	coiffeur coiffure salon
chapiteau	cirque
locomotive	chemin de fer machine à vapeur moyen transport rail tchou train voyage
wagon	chemin de fer moyen transport rail train tram tramway voiture voyage
TGV	chemin de fer moyen transport rail rapide train à grande vitesse voyage
train à grande vitesse	chemin de fer moyen transport rail rapide tgv voyage
train	arrivée chemin de fer moyen transport rail voyage
métro	moyen de transport
métro léger	monorail moyen de transport rail rer
gare	chemin de fer moyen transport rail rer train
tramway	moyen de transport rer tram trolley trolleybus
monorail	moyen de transport véhicule
train de montagne	chemin fer moyen transport rail voyage wagon
wagon de tramway	moyen transport tram trolleybus voiture voyage
bus	moyen de transport véhicule école
bus de face	qui arrive car moyen transport
trolleybus	bus moyen de transport tram tramway trolley
minibus	bus moyen de transport navette véhicule
ambulance	urgences véhicule
camion de pompier	pin-pon
voiture de police	flic patrouille véhicule
voiture de police de face	qui arrive véhicule
taxi	moyen de transport jaune uber véhicule
taxi de face	joe le new york jaune uber voiture
voiture	automobile conduire moyen de transport voyage véhicule
voiture de face	automobile conduire moyen transport qui arrive voyage véhicule
véhicule utilitaire sport	automobile conduire loisirs moyen de transport voiture voyage
pick-up	auto camion benne camionnette pickup plateau poids lourd transports véhicule
camion de livraison	camionnette moyen transport véhicule
semi-remorque	camion moyen de transport poids lourd véhicule
tracteur	moyen de transport véhicule
voiture de course	automobile formule 1
moto	course
scooter
fauteuil roulant manuel	accessibilité handicap
fauteuil motorisé	accessibilité roulant handicap
tuk tuk	rickshaw taxi thaï tricycle
vélo	bicyclette cyclisme moyen de transport voyage
trottinette
planche à roulettes	glisse longboard skate skateboard
patin à roulettes	derby roller roulette sport
arrêt de bus
autoroute	route voyage
voie ferrée	chemin de fer rail train voyage
baril de pétrole
pompe à essence	diesel gazole station
roue	cercle pneu tourner voiture véhicule
gyrophare	alarme alerte lumière police sirène urgences voiture
feu tricolore horizontal	carrefour croisement de circulation
feu tricolore vertical	carrefour croisement de circulation
stop	octogonal panneau signe
travaux	barrière
ancre	bateau outil voyage
bouée de sauvetage	flotter sauver sauveteur secours sécurité
voilier	bateau mer moyen de transport plaisance voyage yacht
canoë	bateau rame ramer
hors-bord	bateau luxe moyen de transport vedette voyage été
paquebot	bateau croisière voyage
ferry	bateau moyen de transport voyage
bateau à moteur
navire	bateau croisière moyen de transport paquebot titanic voyage
avion	en vol jet moyen de transport voyage véhicule
petit avion	moyen de transport voyage
avion au décollage	départ moyen de transport voyage
avion à l’atterrissage	arrivée moyen de transport voyage
parachute	chute libre ascensionnel parapente sensations fortes
siège	chaise fauteuil place
hélicoptère	hélico moyen de transport véhicule
train suspendu	moyen de transport voyage
téléphérique	montagne moyen de transport ski télécabine
tramway aérien	moyen de transport télécabine
satellite	espace
fusée	décollage espace moyen de transport voyage
soucoupe volante	alien extraterrestre ovni
cloche de comptoir	clochette hôtel réception sonnette
bagage	valise voyage
sablier	chronomètre minuteur sable temps
sablier avec sable qui coule	attendre chronomètre minuteur temps
montre	heure
réveil	alarme attendre dring heure matin retard sonnerie
chronomètre	heure temps
horloge	heure minuteur temps
pendule	horloge posée
midi/minuit	0 h 12 heure horloge pile
midi/minuit et demie	00 h 30 12 heure horloge demi
une heure	1 h 13 horloge treize heures
une heure et demie	1 h 30 13 horloge treize heures trente
deux heures	14 h 2 heure horloge quatorze
deux heures et demie	14 h 30 2 heure horloge quatorze trente
trois heures	15 h 3 heure horloge quinze
trois heures et demie	15 h 30 3 heure horloge quinze trente
quatre heures	16 h 4 seize
quatre heures et demie	16 h 30 4 heure horloge seize trente
cinq heures	17 h 5 dix-sept heure horloge
cinq heures et demie	17 h 30 5 dix-sept trente heure horloge
six heures	18 h 6 dix-huit heure horloge
six heures et demie	18 h 30 6 dix-huit trente heure horloge
sept heures	19 h 7 dix-neuf heure horloge
sept heures et demie	19 h 30 7 dix-neuf trente heure horloge
huit heures	20 h 8 heure horloge vingt
huit heures et demie	20 h 30 8 heure horloge vingt trente
neuf heures	21 h 9
neuf heures et demie	21 h 30 9 heure horloge vingt une trente
dix heures	10 h 22 heure horloge vingt-deux
dix heures et demie	10 h 30 22 heure horloge vingt-deux trente
onze heures	11 h 23 heure horloge vingt-trois
onze heures et demie	11 h 30 23 heure horloge vingt-trois trente
nouvelle lune	espace sombre
lune croissante	espace nuit
premier quartier de lune	espace nuit
lune gibbeuse croissante	croissant espace gibbeux nuit
pleine lune	espace nuit
lune gibbeuse décroissante	décroissant espace gibbeux nuit
dernier quartier de lune	espace
lune décroissante	croissant de espace descendante nuit
croissant de lune	espace nuit ramadan
nouvelle lune avec visage	espace à nuit
premier quartier de lune avec visage	croissant espace à nuit
dernier quartier de lune avec visage	croissant à nuit
thermomètre	météo
soleil	beau temps brillant espace grand météo rayons
pleine lune avec visage	à nuit sourire
soleil avec visage	chaleur chaud ensoleillé jour lumière météo plage rayon de à éclatant
planète à anneaux	saturne saturnien saturnienne
étoile	astronomie nuit
étoile brillante	nuit étoilée succès éclat étincelant étincelle
étoile filante	espace nuit
voie lactée	espace
nuage	gris météo
soleil derrière les nuages	caché météo nuage nuageux
nuage avec éclair et pluie	météo orage
soleil derrière un petit nuage	caché météo
soleil derrière un gros nuage	caché météo
soleil derrière un nuage de pluie	caché gouttes météo
nuage avec pluie	averse gouttes mauvais temps météo de
nuage avec neige	flocons froid hiver météo de
nuage avec éclair	un orage orageux temps
tornade	cyclone météo nuage tourbillon
brouillard	brume fog météo nuage
vent avec visage	météo nuage souffle du
cyclone	spirale tourbillon typhon vertige
arc-en-ciel	bisexuelle gay pride homosexuelle lesbienne lgbtqia météo nature pluie transgenre
parapluie fermé	météo pluie
parapluie ouvert	pluie
parapluie avec gouttes de pluie	météo
parasol sur le sol	météo parapluie au plage pluie soleil voyage
haute tension	courant danger nature orage symbole vitesse éclair électricité
flocon	de neige froid météo
bonhomme de neige	avec flocons
bonhomme de neige sans neige	flocons froid
comète	espace météore
feu	allumer brûler chaud flamme fournaise incendie
goutte d’eau	bd froid larme météo nature pluie sueurs froides tristesse
vague	eau kanagawa lame large marée mer nature océan remous rouleau surf
citrouille	halloween lanterne
sapin de Noël	arbre fête fêtes guirlandes
feu d’artifice	14 juillet fête
cierge magique	14 juillet artifice feu d’artifice fête étincelle étincelles
pétard	dynamite explosif explosive feu d’artifice tnt étincelle
étincelles	* magie nuit étoilée scintiller étoile étoiles
ballon gonflable	anniversaire de baudruche fête
cotillons	anniversaire fête super
confettis	anniversaire fête
arbre à vœux	fête japon prières tanabata
bambou décoratif	fête japonais plante
poupées japonaises	festival japon
koinobori	carpe fête
carillon éolien	clochette fête vent
cérémonie de la lune
enveloppe rouge	argent bonne chance cadeau hóngbāo lai see
ruban	fête nœud rose
cadeau	anniversaire emballé fête noël nœud surprise
ruban de mémoire	souvenir
billet d’entrée	place spectacle
billet	place spectacle
médaille militaire
trophée	champion championne coupe gagner prix victoire
médaille sportive	champion championne d’or sport vainqueur victoire
médaille d’or	1er premier
médaille d’argent	2e deuxième
médaille de bronze	3e troisième
ballon de football	balle sport
baseball	balle de sport
softball	balle gant sports
basket	ballon basket-ball panier sport
volley-ball	ballon jeu match sport
football américain	ballon sport super bowl
rugby	ballon sport
tennis	balle de sport
disque volant	discoplane disque-volant frisbee sport ultimate ultime-passe
bowling	boule jeu partie quilles sport strike
cricket	balle de batte jeu match sport
hockey sur gazon	balle crosse sport
hockey sur glace	crosse palet sport
crosse	balle but lacrosse raquette sport
ping-pong	balle jeu partie raquette sport tennis de table
badminton	jeu match raquette sport volant
gant de boxe	sport
tenue d’arts martiaux	judo karaté kimono sport taekwondo
cage	but filet sport
drapeau de golf	sport trou
patin à glace	patiner patinoire sport
pêche à la ligne	canne sport
masque de plongée	apnée et tuba plonger snorkeling
maillot de course	athlétisme à pied jogging running sport tee-shirt
ski	neige sport
luge	glisser neige traîneau
pierre de curling	granit jeu match partie sport
dans le mille	cible fléchettes jeu
yoyo	descendre jouet monter osciller
cerf-volant	planer voler
pistolet à eau	arme feu flingue revolver
boule de billard	8 magique huit jeu pool
boule de cristal	avenir magie voyant voyante
baguette magique	abracadabra magicien magie sorcier sorcière sort tour de
jeu vidéo	joystick manette playstation xbox
manette de jeu	vidéo joystick
machine à sous	casino jeu
dés	dé hasard jeu
pièce de puzzle	assemblage indice interloqué manquante énigme
ours en peluche	jeu jouet nounours
piñata	5 mai bonbons cinco de mayo confiseries fête mexicain
boule à facettes	briller danse disco fête soirée
poupées russes	emboîté empiler jouet matriochka poupée gigogne russe russie
pique	carte couleur jeu
cœur cartes	à jouer couleur jeu rouge
carreau	carreaux carte couleur jeu
trèfle cartes	à jouer couleur jeu noir
pion d’échec	duper sacrifiable
carte Joker	cartes à jouer jeu
dragon rouge mahjong	jeu mah-jong
jeu des fleurs	carte à jouer fleur japonais
spectacle vivant	acteur actrice art masque théâtre
cadre avec image	art musée peinture tableau encadré
palette de peinture	art artiste couleurs musée peindre peintre
bobine de fil	aiguille coudre couture ficelle
aiguille à coudre	broderie couture fil points suture tailleur
fil	boule crochet laine pelote tricot
nœud	attacher corde entrelacer lien noué tordre
lunettes de vue	accessoire vêtements yeux œil
lunettes de soleil	noires
lunettes	de chimiste labo piscine protection soudage soudure masque natation des yeux
blouse blanche	docteur expérience expérimentation labo laboratoire manteau blanc médecin scientifique vêtements
gilet de sécurité	chantier fluo jaune orange sûreté visibilité
cravate	chemise travail vêtements
T-shirt	bleu chemise courses décontracté polo shopping t-shirt tee-shirt vêtements week-end
jean	bleu courses denim pantalon shopping vêtements week-end
foulard	cou froid glagla vêtements écharpe
gants	gant main vêtements
manteau	froid glagla veste vêtements
chaussettes	pieds vêtements
robe	courses jolie shopping vêtements élégante
kimono	vêtements
sari	inde mode robe traditionnel vêtement
maillot de bain une pièce
slip	maillot de bain sous-vêtement une pièce
short	baignade caleçon maillot de bain piscine plage sous-vêtement
bikini	maillot de bain nager piscine plage vêtements
vêtements de femme	chemise chemisier courses shopping
éventail	agiter chaleur charmer chaud danse danser rafraîchir timide éventer
porte-monnaie	accessoire courses sac à main shopping vêtements
sac à main	accessoire courses shopping vêtements
pochette	accessoire sac à main trousse vêtements
sacs de shopping	achats courses sac
cartable	sac à dos école
tong	claquettes mer plage sandales de tatanes tongs été
chaussure d’homme	accessoire coup de pied courses marron shopping vêtements
chaussure de sport	accessoire athlétisme basket coup pied courir courses shopping tennis vite vêtements
chaussure de randonnée	camping marche chaussures chantier montagne sécurité marron rando timberland vêtements
chaussure plate	ballerine sans lacets chaussures plates mule vêtements
chaussure à talon haut	accessoire de femme courses mode shopping stilletto aiguille vêtements
sandale de femme	chaussure à talon haut vêtements
chaussons de danse	ballerines ballet chaussures classique
botte de femme	accessoire chaussure courses shopping vêtements
peigne afro	cheveux démêler démêloir peigner
couronne	accessoire famille royale monarchie monarque reine roi royauté succès vêtements
chapeau de femme	vêtements
haut de forme	accessoire chapeau haut-de-forme magie vêtements élégant
toque universitaire	accessoire chapeau diplôme université vêtements étudiant
casquette américaine	baseball cap de chapeau vêtements
casque militaire	armée guerre guerrier protection soldat équipement
casque de secouriste	assistance croix blanche sauveteur secours
chapelet	accessoire collier perles prière religion vêtements
rouge à lèvres	cosmétiques maquillage rendez-vous
bague	alliance amour brillant diamant fiançailles mariage solitaire étincelant
pierre précieuse	argent bijou diamant fiançailles joyau mariage romantique
muet	chut enceinte haut-parleur barré d’enceinte silence son sourdine
volume des enceintes faible	enceinte haut-parleur d’enceinte son bas
volume des enceintes moyen	enceinte haut-parleur d’enceinte son
volume des enceintes élevé	enceinte fort haut-parleur d’enceinte musique son
haut-parleur	communication fort message mégaphone son
porte-voix	encourager hourra manifestation mégaphone
cor postal	de facteur poste
cloche	clochette sonner
alarme désactivée	barrée cloche silence
partition	musique note
note de musique
notes de musique	note partition
micro de studio	chant enregistrement microphone musique
curseur de niveau	musique
boutons de réglage	commande contrôle musique réglages
micro	chanter karaoke karaoké microphone musique
casque	musique son écouteur écouteurs
radio	actualités communication loisirs musique vidéo
saxophone	instrument musique
trompette	instrument musique
trombone	brass instrument jazz music sad slide
accordéon	bandonéon concert concertina instrument musique mélodie piano à bretelles
guitare	électrique instrument musique
piano	clavier instrument musique touches
violon	instrument musique
banjo	cordes instrument à musique
batterie	baguette baguettes musique tambour
djembé	battement conga instrument musique percussions rythme tambour
maracas	cha danse danser fête hochet instrument musique percussion secouer
flûte	bois fanfare fifre à bec flûtiste instrument musique orchestre piccolo
harpe	amour cupidon instrument musique orchestre
téléphone portable	communication smartphone
appel entrant	communication recevoir un smartphone téléphone portable avec une flèche
téléphone	rouge
combiné téléphonique	communication téléphone
bipeur	bip communication pager
fax	communication télécopieur
pile
pile faible	batterie déchargé électronique énergie
câble avec fiche électrique	branché prise électricité
ordinateur portable	bureau travail
ordinateur de bureau	moniteur
imprimante	imprimer ordinateur
clavier	informatique ordinateur
souris d’ordinateur	informatique
boule de commande	informatique ordinateur souris à trackball
disque d’ordinateur	minidisc
disquette	disque informatique ordinateur
CD	blu-ray disque dvd
DVD	blu-ray cd disque
abaque	boulier calcul calculation math mathématiques
caméra	cinéma film filmer réalisateur réalisatrice vidéo
pellicule	bande cinéma film
projecteur cinématographique	cinéma film vidéo
clap	action film ça tourne
téléviseur	petit écran tv télé télévision
appareil photo	selfie vidéo
appareil photo avec flash
caméscope	caméra filmer vidéo
cassette vidéo	magnétoscope vhs vidéocassette vintage
loupe orientée à gauche	agrandir chercher détective recherche
loupe orientée à droite	agrandir chercher détective recherche
bougie	chandelle lumière
ampoule	allumer bande dessinée bd dessin idée lampe lumière
torche	lampe électrique lumière outil
lampion rouge	japonais lanterne lumière restaurant
diya	diwali fête inde huile lampe à beurre ārtī
carnet avec couverture	cahier livre école écrire
livre fermé	apprendre enseignement lire littérature rouge manuel scolaire savoir école
livre ouvert	apprendre bibliothèque enseignement lecture lire littérature manuel scolaire roman savoir école étudier
livre vert	apprendre bibliothèque enseignement lecture lire littérature manuel scolaire savoir école étudier
livre bleu	apprendre lecture lire littérature manuel scolaire roman école éducation
livre orange	apprendre lecture lire littérature manuel scolaire roman école éducation
livres	apprendre bibliothèque enseignement lecture lire littérature manuels scolaires roman savoir école étudier
carnet	cahier écrire
carnet de compte	cahier classeur grand livre
page enroulée	document
parchemin	papier
page	document
journal	actualités communication gros titres presse une
journal roulé	actualités presse
signets	marque marqueur onglets signet
marque-page	marqueur signet
étiquette
pièce	argent euro fortune métal or de monnaie riche sou trésor
sac plein d’argent	avare banque dollar parier payer d’argent
coffre au trésor	argent argenterie bijoux butin objets de valeur or pierre précieuse richesse
billet en yens	argent de banque payer
billet en dollars	argent de banque dollar payer
billet en euros	argent de banque payer
billet en livres	argent de banque payer
billet avec des ailes	argent de banque dollars payer
carte bancaire	argent banque de crédit payer
reçu	compta comptabilité comptable facture faire les comptes justificatif preuve ticket de caisse
courbe avec yen en hausse	banque croissance devise graphique marché monnaie tendance
enveloppe	courrier électronique e-mail lettre message
e-mail	courriel courrier électronique lettre message
message reçu	courriel courrier électronique e-mail enveloppe envoyer lettre recevoir
enveloppe avec flèche	communication courriel courrier électronique e-mail envoi envoyer message envoyé
boîte d’envoi	courriel courrier électronique e-mail envoyer flèche lettre message
boîte de réception	courriel courrier électronique e-mail flèche lettre message recevoir
colis	boîte livraison paquet
boîte aux lettres fermée drapeau levé	courrier
boîte aux lettres fermée drapeau baissé	courrier
boîte aux lettres ouverte drapeau levé	courrier
boîte aux lettres ouverte drapeau baissé	courrier
boîte aux lettres	courrier poste
urne électorale	a voté bulletin de vote avec un voter
crayon	à papier gomme mine
stylo plume noir	écrire
stylo plume	écrire
stylo	bille stylo-bille écrire
pinceau	peinture
crayon pastel	rouge
mémo	bloc-notes crayon écrire
porte-documents	accessoire bureau cartable
dossier	fichier répertoire
dossier ouvert	ouvrir le répertoire
intercalaires	classement classeur index intercalaire
calendrier	date
éphéméride	agenda calendrier date planning
bloc-notes à spirale	bloc-notes spirales cahier
calendrier à spirale	bloc-notes spirales
carnet d’adresses	carte fiche index rolodex vintage
graphique en hausse	croissance données haut tendance
graphique en baisse	bas chute données négatif tendance
graphiques à barres	données graphique
porte-bloc	fournitures liste presse-papiers
punaise	fournitures
épingle	carte emplacement fournitures punaise ronde
trombone	fournitures
trombones	fournitures
règle	fournitures mathématiques plate
équerre	fournitures mathématiques
ciseaux	couper découper fournitures papier
boîte à dossiers	classeur dossier
meuble à dossiers	classement classer classeur dossier
corbeille à papiers	poubelle
cadenas fermé	privé verrouiller verrouillé
cadenas ouvert	déverrouiller ouvrir
cadenas fermé avec stylo	un plume confidentiel privé verrouillé
cadenas fermé avec clé	une privé sécurisé verrouillé
clé	mot de passe ouvrir serrure
clé ancienne	fermer indice serrure verrouiller
marteau	outil réparer travaux
hache	bois bûcheron fendre hachette
pioche	mine outil
marteau et pioche	burin outil outils
marteau et clé à molette	outil outils
dague	arme couteau poignard
épées croisées	arme armes
bombe	bande dessinée bd boum danger dessin explosion
boomerang	aborigène australie jeu outil retour répercussion
arc et flèche	archer astrologie horoscope sagittaire sport tir à l’arc zodiaque
bouclier	arme
scie	bois outil à égoïne scier
clé à molette	outil travaux
tournevis	outil outillage vis
vis et écrou	boulon outil travaux
roue dentée	engrenage outil
serre-joint	compresser comprimer outil serre-joints
balance à poids	astrologie horoscope justice zodiaque
canne blanche	accessibilité aveugle déficient visuel malvoyant
chaînons	chaîne maillons mousqueton
chaîne brisée	cassée rompue liberté
chaînes	chaîne
crochet	accrocher appâter attraper capitaine ferrer hameçon hameçonner
boîte à outils	caisse coffre mécanique mécano outil
aimant	aimanter attirer attraction fer à cheval magnet magnétique positif négatif
échelle	ascension barreau escabeau grimper monter échelon
pelle	bêche creuser trou
alambic	chimie outil
tube à essai	chimie chimiste expérience expérimentation labo laboratoire réaction science sciences
boîte de pétri	bactérie bactériologie biologie biologiste petri culture labo laboratoire micro-organismes microbiologie science
adn	biologie biologiste gène génétique science vie évolution
microscope	expérience laboratoire outil science
télescope	astronomie espace outil planètes science
antenne satellite	parabolique parabole science
seringue	aiguille docteur malade médecine piqûre vaccin vaccination
goutte de sang	don du menstruation menstruations médecine règles
pilule	docteur gélule malade médecine médicament vitamines
sparadrap	bandage bobo médecine pansement premiers secours
béquille	accident aide blessé boiter canne handicap
stéthoscope	cœur diagnostic docteur médecin médecine poumons
radiographie	cage thoracique docteur médical os rayons x squelette
porte	placard d’entrée
ascenseur	accessibilité descente monte-charge monte-personnes montée
miroir	beauté glace image maquillage psyché reflet
fenêtre	air frais cadre carreaux ouverture transparent vitre vue
lit	dormir hôtel
canapé et lampe	avec une
chaise	assis siège
toilettes	cabinets wc
ventouse	bouché déboucheur dégorgement outil plombier succion toilettes
douche	eau pommeau de
baignoire	bain mousse
tapette à souris	appât apât fromage leurre piège rat
rasoir	coupant lame raser tranchant
bouteille de lotion	après-shampoing crème hydratante pour le corps solaire flacon hydratant shampoing shampooing
épingle de sûreté	couche imperdable lange punk rock nourrice à
balai	balais balayage ménage nettoie nettoyage nettoyer nettoyé sorcière
panier	agriculture cueillette lessive linge pique-nique
rouleau de papier	essuie-tout hygiénique toilette pq
seau	conteneur plage
savon	bain bulles lavage laver me lave mousse pain de porte-savon se
bulles	bulle propre savon sous l’eau
brosse à dents	brosser les dentaire hygiène laver salle de bain
éponge	absorbante absorbe laver nettoyage nettoyer poreuse savonner
extincteur	chaud feu fire incendie éteindre
chariot	caddie courses panier shopping supermarché
cigarette	allumée fumer fumeur signe
cercueil	enterrement mort obsèques vampire
pierre tombale	cimetière enterrement funérailles mort mémorial rip stèle sépulture tombe
urne funéraire	cendres mort obsèques
mauvais œil	amulette l’oeil bleu oeil nazar boncuk nazarboncuk perle superstition talisman turc
main de Fatma	amulette chance hamsa khamsa myriam protection
moai	moaï monolithe statue voyage île de pâques
pancarte	affiche grève manifestation panneau protestation signe écriteau
carte d’identité	justificatif papiers permis de conduire pièce d’identité sécurité
distributeur de billets	argent banque dab automatiques guichet automatique retrait
icône Poubelle	corbeille déchets jeter
eau potable	du robinet
symbole Accès handicapés	fauteuil roulant mobilité réduite
symbole Toilettes hommes	homme wc
symbole Toilettes femmes	femme wc
panneau Toilettes	wc
symbole Bébé	espace de change
WC	toilettes
contrôle des passeports	passeport
douane	douanes
retrait des bagages	arrivée avion aéroport valise voyage
consigne	bagages casier clé valise
symbole d’avertissement	attention
traversée d’enfants	circulation piétons école
sens interdit	circulation entrée interdite interdiction non panneau
symbole d’interdiction	entrée interdite interdit
vélos interdits	bicyclette interdiction interdit vélo
interdiction de fumer	cigarette barrée interdit
dépôt d’ordures interdit	déchets interdiction ne pas jeter
eau non potable	imbuvable interdiction interdit ne pas boire
interdit aux piétons	interdiction
téléphones portables interdits	interdiction interdit portable téléphone
18 ans et plus	dix-huit interdiction interdit aux mineurs moins de limite d’âge majorité mineur
radioactif	radioactivité symbole
danger biologique	symbole
flèche haut	direction nord sens
flèche haut droite	direction nord-est sens
flèche droite	direction est sens
flèche bas droite	direction sens sud-est
flèche bas	direction sens sud
flèche bas gauche	direction sens sud-ouest
flèche gauche	direction ouest sens
flèche haut gauche	direction nord-ouest sens
flèche haut bas	dans les deux sens
flèche gauche droite
flèche courbe gauche
flèche courbe droite
flèche courbe haut	vers la droite et le
flèche courbe bas
flèches dans le sens horaire	actualiser flèche des aiguilles d’une montre symbole recharger
flèches dans le sens antihoraire	actualiser flèche retour contraire des aiguilles d’une montre horaire inverse
flèche Retour	vers la gauche
flèche Fin	vers la gauche
flèche Activé	droite et gauche dans les deux sens
flèche Bientôt
flèche En haut	vers le
lieu de culte	prier religion
symbole de l’atome	athée
om	hindou religion
étoile de David	judaïsme juif juive religion
roue du Dharma	bouddhisme bouddhiste religion de
yin yang	complémentaire religion tao taoïsme
croix latine	chrétien chrétienne religion
croix orthodoxe	chrétien chrétienne religion
lune et étoile	islam musulman musulmane ramadan religion
symbole de paix	et amour peace and love
chandelier à sept branches	candélabre hanoucca hanoukka judaïsme juif juive menora menorah religion
étoile à 6 branches	chance judaïsme juif juive
khanda	deg tegh fateh foi khalsa religion sikh sikhisme
bélier zodiaque	astrologie horoscope
taureau	astrologie horoscope zodiaque
gémeaux	astrologie horoscope zodiaque
cancer	astrologie crabe horoscope zodiaque
lion	astrologie horoscope zodiaque
vierge	astrologie horoscope zodiaque
balance	astrologie horoscope justice zodiaque
scorpion zodiaque	astrologie horoscope
sagittaire	astrologie horoscope zodiaque
capricorne	astrologie chèvre horoscope zodiaque
verseau	astrologie eau horoscope zodiaque
poissons	astrologie horoscope zodiaque
serpentaire	ophiuchus serpent zodiaque
bouton lecture aléatoire	flèche flèches croisées
bouton répétition	répéter flèche flèches en cercle sens des aiguilles d’une montre horaire
bouton répétition de la piste	flèche flèches en cercle avec n°1 répéter une fois sens des aiguilles d’une montre horaire
bouton lecture	droite flèche lire triangle
bouton avance rapide	double flèche
bouton piste suivante	suivant double flèche scène triangle
bouton lecture/pause	flèche triangle
bouton retour	flèche gauche triangle
bouton retour rapide	double flèche
bouton piste précédente	précédent flèche scène triangle
petit triangle haut	bouton flèche
double flèche vers le haut	rapide
petit triangle bas	bouton flèche
double flèche vers le bas	rapide
bouton pause
bouton stop	carré
bouton enregistrer	cercle enregistrement point blanc
bouton éjecter
cinéma	caméra film
luminosité faible	brillance lumière soleil
luminosité élevée	brillance lumière soleil
barres de réseau	communication couverture portable réception téléphone
sans fil	connexion haut débit hotspot internet ordinateur routeur réseau smartphone wi-fi wifi wlan
mode vibreur	communication portable téléphone
téléphone éteint	portable éteindre
symbole de la femme
symbole de l’homme
symbole de la communauté transgenre
signe multiplier	* annuler croix noire multiplication non x ×
plus	+ addition ajouter arithmétique mathématiques signe somme
moins	- arithmétique mathématiques signe soustraction soustraire −
signe diviser	algèbre division math mathématique mathématiques ÷
signe égal gras	mathématiques réponse égalité
infini	illimité universel éternité
double point d’exclamation	! !! ponctuation surprise
points d’exclamation et d’interrogation	! !? ? point d’exclamation d’interrogation ponctuation question surprise
point d’interrogation rouge	? d’interrogation ponctuation question
point d’interrogation blanc	? ponctuation question
point d’exclamation blanc	! ponctuation surprise
point d’exclamation rouge	! d’exclamation ponctuation
ligne ondulée	ponctuation tiret trait d’union ondulé vague
conversion de devise	argent banque change
symbole dollar	argent devise espèces payer
caducée	docteur esculape médecine personnel
symbole Recyclage
fleur de lys	blason lis reine roi royauté française
trident	ancre bateau fourche mer poséidon
badge nominatif	nom
symbole japonais de débutant	chevron jaune et vert
cercle rouge	0 anneau gros o
bouton coché	carré coche blanche marque ok oui sélection terminé voilà ✓
case cochée	bouton carré coche ok oui sélection terminé voilà ✓
coche	noire ok oui sélection terminé voilà ✓
croix	annuler rouge multiplication multiplier x ×
bouton croix	multiplier vert x ×
boucle	bouclette
double boucle
alternance	symbole
astérisque huit branches	* astérique étoile
étoile huit branches	* astérisque
éclat	* briller scintiller étinceler étincelle
symbole copyright	c droits d’auteur propriété intellectuelle ©
marque déposée	commerciale r ®
marque commerciale déposée	tm
éclaboussure	holi peinture tache
touches : #
touches : *
touches : 0	zéro
touches : 1	un
touches : 2	deux
touches : 3	trois
touches : 4	quatre
touches : 5	cinq
touches : 6	six
touches : 7	sept
touches : 8	huit
touches : 9	neuf
touches : 10
majuscules	abcd alphabet latin lettres latines saisie en
minuscules	abcd alphabet latin lettre lettres latines saisie de
saisie de chiffres	1234
saisie de symboles
alphabet latin	abc lettres saisie de
groupe sanguin A
groupe sanguin AB
groupe sanguin B
bouton Effacer	cl icône
bouton Cool	icône
bouton Gratuit	icône
source d’informations	guichet d’informations i
bouton Identifiant	icône id
m encerclé	cercle
bouton Nouveau	icône nouveauté
bouton Pas bien	ng interdit mauvais
groupe sanguin O
bouton OK	icône
bouton P	panneau parking
bouton SOS	au secours icône à l’aide
bouton Vers le haut	icône nouveauté nouveau up
bouton VS	contre icône versus
bouton ici en japonais	idéogramme katakana
bouton frais de service en japonais	idéogramme katakana
bouton montant mensuel en japonais	idéogramme
bouton pas gratuit en japonais	idéogramme payant
bouton réservé en japonais	idéogramme
bouton bonne affaire en japonais	idéogramme avantage
bouton réduction en japonais	idéogramme rabais
bouton gratuit en japonais	idéogramme
bouton interdit en japonais	idéogramme
bouton accepter en japonais	acceptable idéogramme
bouton application en japonais	idéogramme appliquer
bouton note pour réussir en japonais	idéogramme de passage
bouton chambres disponibles en japonais	idéogramme vide
bouton félicitations en japonais	idéogramme
bouton secret en japonais	idéogramme
bouton ouvert pour affaires en japonais	idéogramme
bouton complet en japonais	idéogramme plénitude
disque rouge	cercle forme géométrique géométrie rond
disque orange	cercle forme géométrique géométrie rond
disque jaune	cercle forme géométrique géométrie rond
disque vert	cercle forme géométrique géométrie rond
disque bleu	cercle forme géométrique géométrie rond
disque violet	cercle forme géométrique géométrie rond
disque marron	brun cercle forme géométrique géométrie rond
disque noir	cercle forme géométrique géométrie rond
disque blanc	cercle forme géométrique géométrie rond
carré rouge	forme géométrique géométrie
carré orange	forme géométrique géométrie
carré jaune	forme géométrique géométrie
carré vert	forme géométrique géométrie
carré bleu	forme géométrique géométrie
carré violet	forme géométrique géométrie
carré marron	brun forme géométrique géométrie
grand carré noir	forme géométrique géométrie
grand carré blanc	forme géométrie
carré moyen noir	forme géométrique géométrie
carré moyen blanc	forme géométrique géométrie
carré petit moyen noir	forme géométrie
carré petit moyen blanc	forme géométrie
petit carré noir	forme géométrique géométrie
petit carré blanc	forme géométrique géométrie
grand losange orange	forme géométrique géométrie
grand losange bleu	forme géométrique orange géométrie
petit losange orange	forme géométrique géométrie
petit losange bleu	forme géométrique géométrie
triangle rouge pointant vers le haut	flèche forme géométrique géométrie pointé
triangle rouge pointant vers le bas	flèche forme géométrie pointé
diamant avec un point	bande dessinée bd dessin géométrie géométrique intérieur
bouton radio	forme géométrie géométrique rond
carré blanc	bouton forme géométrie
carré noir	bouton forme géométrie
drapeau à damier	course automobile formule 1 ligne d’arrivée sport vainqueur
drapeau triangulaire	rouge fanion golf
drapeaux croisés	japonais
drapeau noir	qui flotte au vent
drapeau blanc	qui flotte au vent
drapeau arc-en-ciel	arc-en-ciel lgbt
drapeau transgenre	blanc bleu clair rose
drapeau de pirate	pillage piller trésor
drapeau : Île de l’Ascension	ac
drapeau : Andorre	ad
drapeau : Émirats arabes unis	ae
drapeau : Afghanistan	af
drapeau : Antigua-et-Barbuda	ag
drapeau : Anguilla	ai
drapeau : Albanie	al
drapeau : Arménie	am
drapeau : Angola	ao
drapeau : Antarctique	aq
drapeau : Argentine	ar
drapeau : Samoa américaines	as
drapeau : Autriche	at
drapeau : Australie	au
drapeau : Aruba	aw
drapeau : Îles Åland	ax
drapeau : Azerbaïdjan	az
drapeau : Bosnie-Herzégovine	ba
drapeau : Barbade	bb
drapeau : Bangladesh	bd
drapeau : Belgique	be
drapeau : Burkina Faso	bf
drapeau : Bulgarie	bg
drapeau : Bahreïn	bh
drapeau : Burundi	bi
drapeau : Bénin	bj
drapeau : Saint-Barthélemy	bl
drapeau : Bermudes	bm
drapeau : Brunei	bn
drapeau : Bolivie	bo
drapeau : Pays-Bas caribéens	bq
drapeau : Brésil	br
drapeau : Bahamas	bs
drapeau : Bhoutan	bt
drapeau : Île Bouvet	bv
drapeau : Botswana	bw
drapeau : Biélorussie	by
drapeau : Belize	bz
drapeau : Canada	ca
drapeau : Îles Cocos	cc
drapeau : Congo-Kinshasa	cd
drapeau : République centrafricaine	cf
drapeau : Congo-Brazzaville	cg
drapeau : Suisse	ch
drapeau : Côte d’Ivoire	ci
drapeau : Îles Cook	ck
drapeau : Chili	cl
drapeau : Cameroun	cm
drapeau : Chine	cn
drapeau : Colombie	co
drapeau : Île Clipperton	cp
drapeau : Sercq	cq
drapeau : Costa Rica	cr
drapeau : Cuba	cu
drapeau : Cap-Vert	cv
drapeau : Curaçao	cw
drapeau : Île Christmas	cx
drapeau : Chypre	cy
drapeau : Tchéquie	cz
drapeau : Allemagne	de
drapeau : Diego Garcia	dg
drapeau : Djibouti	dj
drapeau : Danemark	dk
drapeau : Dominique	dm
drapeau : République dominicaine	do
drapeau : Algérie	dz
drapeau : Ceuta et Melilla	ea
drapeau : Équateur	ec
drapeau : Estonie	ee
drapeau : Égypte	eg
drapeau : Sahara occidental	eh
drapeau : Érythrée	er
drapeau : Espagne	es
drapeau : Éthiopie	et
drapeau : Union européenne	eu
drapeau : Finlande	fi
drapeau : Fidji	fj
drapeau : Îles Malouines	fk
drapeau : Micronésie	fm
drapeau : Îles Féroé	fo
drapeau : France	fr
drapeau : Gabon	ga
drapeau : Royaume-Uni	gb
drapeau : Grenade	gd
drapeau : Géorgie	ge
drapeau : Guyane française	gf
drapeau : Guernesey	gg
drapeau : Ghana	gh
drapeau : Gibraltar	gi
drapeau : Groenland	gl
drapeau : Gambie	gm
drapeau : Guinée	gn
drapeau : Guadeloupe	gp
drapeau : Guinée équatoriale	gq
drapeau : Grèce	gr
drapeau : Géorgie du Sud-et-les Îles Sandwich du Sud	gs
drapeau : Guatemala	gt
drapeau : Guam	gu
drapeau : Guinée-Bissau	gw
drapeau : Guyana	gy
drapeau : R.A.S. chinoise de Hong Kong	hk
drapeau : Îles Heard-et-MacDonald	hm
drapeau : Honduras	hn
drapeau : Croatie	hr
drapeau : Haïti	ht
drapeau : Hongrie	hu
drapeau : Îles Canaries	ic
drapeau : Indonésie	id
drapeau : Irlande	ie
drapeau : Israël	il
drapeau : Île de Man	im
drapeau : Inde	in
drapeau : Territoire britannique de l’océan Indien	io
drapeau : Irak	iq
drapeau : Iran	ir
drapeau : Islande	is
drapeau : Italie	it
drapeau : Jersey	je
drapeau : Jamaïque	jm
drapeau : Jordanie	jo
drapeau : Japon	jp
drapeau : Kenya	ke
drapeau : Kirghizstan	kg
drapeau : Cambodge	kh
drapeau : Kiribati	ki
drapeau : Comores	km
drapeau : Saint-Christophe-et-Niévès	kn
drapeau : Corée du Nord	kp
drapeau : Corée du Sud	kr
drapeau : Koweït	kw
drapeau : Îles Caïmans	ky
drapeau : Kazakhstan	kz
drapeau : Laos	la
drapeau : Liban	lb
drapeau : Sainte-Lucie	lc
drapeau : Liechtenstein	li
drapeau : Sri Lanka	lk
drapeau : Liberia	lr
drapeau : Lesotho	ls
drapeau : Lituanie	lt
drapeau : Luxembourg	lu
drapeau : Lettonie	lv
drapeau : Libye	ly
drapeau : Maroc	ma
drapeau : Monaco	mc
drapeau : Moldavie	md
drapeau : Monténégro	me
drapeau : Saint-Martin	mf
drapeau : Madagascar	mg
drapeau : Îles Marshall	mh
drapeau : Macédoine du Nord	mk
drapeau : Mali	ml
drapeau : Myanmar (Birmanie)	mm
drapeau : Mongolie	mn
drapeau : R.A.S. chinoise de Macao	mo
drapeau : Îles Mariannes du Nord	mp
drapeau : Martinique	mq
drapeau : Mauritanie	mr
drapeau : Montserrat	ms
drapeau : Malte	mt
drapeau : Maurice	mu
drapeau : Maldives	mv
drapeau : Malawi	mw
drapeau : Mexique	mx
drapeau : Malaisie	my
drapeau : Mozambique	mz
drapeau : Namibie	na
drapeau : Nouvelle-Calédonie	nc
drapeau : Niger	ne
drapeau : Île Norfolk	nf
drapeau : Nigeria	ng
drapeau : Nicaragua	ni
drapeau : Pays-Bas	nl
drapeau : Norvège	no
drapeau : Népal	np
drapeau : Nauru	nr
drapeau : Niue	nu
drapeau : Nouvelle-Zélande	nz
drapeau : Oman	om
drapeau : Panama	pa
drapeau : Pérou	pe
drapeau : Polynésie française	pf
drapeau : Papouasie-Nouvelle-Guinée	pg
drapeau : Philippines	ph
drapeau : Pakistan	pk
drapeau : Pologne	pl
drapeau : Saint-Pierre-et-Miquelon	pm
drapeau : Îles Pitcairn	pn
drapeau : Porto Rico	pr
drapeau : Territoires palestiniens	ps
drapeau : Portugal	pt
drapeau : Palaos	pw
drapeau : Paraguay	py
drapeau : Qatar	qa
drapeau : La Réunion	re
drapeau : Roumanie	ro
drapeau : Serbie	rs
drapeau : Russie	ru
drapeau : Rwanda	rw
drapeau : Arabie saoudite	sa
drapeau : Îles Salomon	sb
drapeau : Seychelles	sc
drapeau : Soudan	sd
drapeau : Suède	se
drapeau : Singapour	sg
drapeau : Sainte-Hélène	sh
drapeau : Slovénie	si
drapeau : Svalbard et Jan Mayen	sj
drapeau : Slovaquie	sk
drapeau : Sierra Leone	sl
drapeau : Saint-Marin	sm
drapeau : Sénégal	sn
drapeau : Somalie	so
drapeau : Suriname	sr
drapeau : Soudan du Sud	ss
drapeau : Sao Tomé-et-Principe	st
drapeau : Salvador	sv
drapeau : Saint-Martin (partie néerlandaise)	sx
drapeau : Syrie	sy
drapeau : Eswatini	sz
drapeau : Tristan da Cunha	ta
drapeau : Îles Turques-et-Caïques	tc
drapeau : Tchad	td
drapeau : Terres australes françaises	tf
drapeau : Togo	tg
drapeau : Thaïlande	th
drapeau : Tadjikistan	tj
drapeau : Tokelau	tk
drapeau : Timor oriental	tl
drapeau : Turkménistan	tm
drapeau : Tunisie	tn
drapeau : Tonga	to
drapeau : Turquie	tr
drapeau : Trinité-et-Tobago	tt
drapeau : Tuvalu	tv
drapeau : Taïwan	tw
drapeau : Tanzanie	tz
drapeau : Ukraine	ua
drapeau : Ouganda	ug
drapeau : Îles mineures éloignées des États-Unis	um
drapeau : Nations Unies	un
drapeau : États-Unis	us
drapeau : Uruguay	uy
drapeau : Ouzbékistan	uz
drapeau : État de la Cité du Vatican	va
drapeau : Saint-Vincent-et-les Grenadines	vc
drapeau : Venezuela	ve
drapeau : Îles Vierges britanniques	vg
drapeau : Îles Vierges des États-Unis	vi
drapeau : Viêt Nam	vn
drapeau : Vanuatu	vu
drapeau : Wallis-et-Futuna	wf
drapeau : Samoa	ws
drapeau : Kosovo	xk
drapeau : Yémen	ye
drapeau : Mayotte	yt
drapeau : Afrique du Sud	za
drapeau : Zambie	zm
drapeau : Zimbabwe	zw
drapeau : Angleterre	gbeng
drapeau : Écosse	gbsct
drapeau : Pays de Galles	gbwls`;
